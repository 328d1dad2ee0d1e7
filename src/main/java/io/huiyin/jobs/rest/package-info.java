/** {@code /v1/jobs}. */
package io.huiyin.jobs.rest;
