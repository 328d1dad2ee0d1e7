/** {@code /v1/callbacks} over HTTP. */
package io.huiyin.callbacks.rest;
