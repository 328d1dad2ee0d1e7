/** Imports over HTTP. */
package io.huiyin.imports.rest;
