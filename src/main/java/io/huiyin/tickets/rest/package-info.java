/** {@code /v1/tickets} and {@code /v1/ticket-categories}. */
package io.huiyin.tickets.rest;
