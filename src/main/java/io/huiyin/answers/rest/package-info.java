/** {@code /v1/answer-topics} and {@code /v1/unlisted-questions}. */
package io.huiyin.answers.rest;
