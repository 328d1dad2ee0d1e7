/** {@code /v1/api-keys} and {@code /v1/me}. */
package io.huiyin.access.rest;
