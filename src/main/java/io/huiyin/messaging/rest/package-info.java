/** {@code /v1/notifications}, {@code /v1/notification-templates}, {@code /v1/notification-settings}, {@code /v1/me/notices}. */
package io.huiyin.messaging.rest;
