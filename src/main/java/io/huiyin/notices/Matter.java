package io.huiyin.notices;

import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.UUID;

/**
 * What a notice is about, as far as it matters to who is told.
 *
 * @param about    to which the message belongs
 * @param number   of the ticket; null where no ticket is concerned
 * @param assignee who has it in hand; null where nobody does
 * @param dueAt    by when it is to be done; null where the subject itself has no such time
 */
record Matter(SubjectRef about, String number, UUID assignee, Instant dueAt) {}
