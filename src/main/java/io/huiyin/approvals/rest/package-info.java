/** {@code /v1/approvals}, {@code /v1/approval-settings} and {@code /v1/room-admissions}. */
package io.huiyin.approvals.rest;
