/** {@code /v1/sample-frames} with their members and the exclusions by hand. */
package io.huiyin.surveys.rest;
