package io.huiyin.callbacks;

import java.time.Instant;
import java.util.UUID;

/**
 * The record of a callback that was made (《回访记录表》). What the owner said is free text of people: it stands here and
 * nowhere else.
 *
 * @param answers         to the three questions; null where none was noted
 * @param comment         what else the owner said
 * @param signatureFileId what the owner signed; never null after a visit
 * @param deliveryRecord  how a letter reached the owner
 * @param newTicketId     the ticket that a new matter became
 * @param promisedAt      by when the owner was promised an answer
 */
record CallbackRecord(
        CallbackMethod method,
        Scores scores,
        Answers answers,
        String comment,
        UUID signatureFileId,
        String deliveryRecord,
        UUID newTicketId,
        Instant promisedAt) {}
