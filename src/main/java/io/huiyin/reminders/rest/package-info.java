/** {@code /v1/reminder-rules} and {@code /v1/reminders}. */
package io.huiyin.reminders.rest;
