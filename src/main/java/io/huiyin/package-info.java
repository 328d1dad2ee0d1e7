/** Huiyin (回音): a headless property-service API in which every matter gets an answer. */
package io.huiyin;
