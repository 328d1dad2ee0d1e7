package io.huiyin.kernel;

import java.util.UUID;

/**
 * Names a thing of any room without importing it.
 *
 * @param type the singular noun of its table: {@code ticket}, {@code callback}, {@code house}
 */
public record SubjectRef(String type, UUID id) {}
