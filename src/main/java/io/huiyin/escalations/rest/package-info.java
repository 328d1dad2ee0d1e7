/** {@code /v1/escalations}, {@code /v1/shift-handovers} and {@code /v1/attributions}. */
package io.huiyin.escalations.rest;
