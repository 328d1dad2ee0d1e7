/** {@code /v1/events}. */
package io.huiyin.events.rest;
