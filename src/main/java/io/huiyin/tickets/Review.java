package io.huiyin.tickets;

import java.time.Instant;

/**
 * What the weekly meeting found about a complaint (例会分析).
 *
 * @param cause    why it is not finished in time
 * @param solution what was decided to be done about it
 */
public record Review(Instant at, String cause, String solution) {}
