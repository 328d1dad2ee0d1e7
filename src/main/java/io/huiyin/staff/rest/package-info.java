/** {@code /v1/staff}. */
package io.huiyin.staff.rest;
