package io.huiyin.notices;

import java.time.Instant;
import java.util.UUID;

/**
 * What a notice is about, as far as it matters to who is told.
 *
 * @param number   of the ticket
 * @param assignee who has it in hand; null where nobody does
 * @param dueAt    by when it is to be done; null where the subject itself has no such time
 */
record Matter(String number, UUID assignee, Instant dueAt) {}
