/** {@code /v1/notifications}, {@code /v1/notification-templates} and {@code /v1/notification-settings}. */
package io.huiyin.messaging.rest;
