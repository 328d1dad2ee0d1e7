/** {@code /v1/communities}. */
package io.huiyin.community.rest;
