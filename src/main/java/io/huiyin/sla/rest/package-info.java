/** {@code /v1/sla-policies} and {@code /v1/sla-timers}. */
package io.huiyin.sla.rest;
