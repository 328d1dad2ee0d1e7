package io.huiyin.dunning;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * That somebody was reminded of a debt (催缴记录, DUN-05): how, when, by whom, and what they said. It is never changed.
 *
 * @param step     the step of the ladder that it took; absent for a talk beside it
 * @param at       when they were reminded
 * @param staffId  who reminded them; absent where no member of staff did
 * @param response what they said, in their words
 * @param promise  of the outcome PROMISED alone
 */
public record DunningAct(
        UUID id,
        UUID communityId,
        UUID houseId,
        UUID payerId,
        String step,
        DunningStepKind kind,
        DunningMethod method,
        Instant at,
        UUID staffId,
        DunningOutcome outcome,
        String response,
        Promised promise,
        Instant createdAt,
        int version)
        implements Tagged {

    /**
     * What they said they will pay, and by when, this day included.
     *
     * @param amountFen in fen
     * @param on        until which day, this day included
     */
    public record Promised(long amountFen, LocalDate on) {}

    /**
     * What is to be recorded.
     *
     * @param payerId null for the only one of the house who owes something
     * @param at      null for now
     * @param staffId null for whoever calls
     */
    public record Wanted(
            UUID communityId,
            UUID houseId,
            UUID payerId,
            String step,
            DunningMethod method,
            Instant at,
            UUID staffId,
            DunningOutcome outcome,
            String response,
            Promised promise) {}

    /** Which are asked for; null does not narrow. */
    public record Filter(UUID communityId, UUID houseId, UUID payerId, UUID staffId, String step) {}
}
