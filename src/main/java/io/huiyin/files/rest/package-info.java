/** {@code /v1/files}. */
package io.huiyin.files.rest;
