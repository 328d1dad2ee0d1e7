/** {@code /v1/calendars}. */
package io.huiyin.calendar.rest;
