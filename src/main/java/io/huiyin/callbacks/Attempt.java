package io.huiyin.callbacks;

import java.time.Instant;
import java.util.UUID;

/**
 * One attempt to reach the owner, as it is kept. Its note is free text of people: it stands here and nowhere else.
 *
 * @param number      from 1, in the order of entry
 * @param at          when it was made, which may lie before it was entered
 * @param callLaterAt the time that the owner asked for; present for {@link AttemptOutcome#CALL_LATER} alone
 * @param staffId     who made it, if known
 */
public record Attempt(
        int number,
        CallbackMethod method,
        AttemptOutcome outcome,
        Instant at,
        Instant callLaterAt,
        String note,
        UUID staffId) {}
