package io.huiyin.kernel;

/**
 * One fault in what the caller sent.
 *
 * @param pointer a JSON pointer into the body ({@code /reporter/phone}), or the name of a query, path or header parameter
 * @param code    a stable word for programs, in kebab-case
 */
public record FieldError(String pointer, String code, Text message) {}
