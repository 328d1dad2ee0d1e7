package io.huiyin.tickets;

import io.huiyin.kernel.Caller;
import java.time.Instant;

/**
 * Who does something, and when.
 *
 * @param at when it was done, which may lie before it is entered
 */
record Deed(Caller by, Instant at) {}
