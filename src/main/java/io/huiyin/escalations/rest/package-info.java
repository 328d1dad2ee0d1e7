/** {@code /v1/escalations} and {@code /v1/attributions}. */
package io.huiyin.escalations.rest;
