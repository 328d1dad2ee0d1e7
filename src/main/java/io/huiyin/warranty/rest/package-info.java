/** {@code /v1/warranties}, {@code /v1/warranty-terms} and {@code /v1/warranty-seasons}. */
package io.huiyin.warranty.rest;
