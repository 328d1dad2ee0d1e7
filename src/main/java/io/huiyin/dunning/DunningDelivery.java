package io.huiyin.dunning;

import java.time.Instant;
import java.util.UUID;

/**
 * How a letter was handed over (送达记录), or why it was not.
 *
 * @param actId      the act of dunning that it is
 * @param receivedBy who took it
 * @param fileId     a photograph or the return slip
 */
public record DunningDelivery(
        UUID id,
        UUID letterId,
        UUID actId,
        DunningMethod method,
        Outcome outcome,
        String receivedBy,
        UUID fileId,
        Instant at,
        UUID staffId,
        Instant createdAt) {

    /** What came of it (送达结果). */
    public enum Outcome {
        DELIVERED(DunningOutcome.REACHED),
        /** Posted up or left where they live (留置、张贴). */
        LEFT_AT_DOOR(DunningOutcome.REACHED),
        REFUSED(DunningOutcome.REFUSED),
        /** The step is not taken by it: the letter goes again. */
        NOT_DELIVERED(DunningOutcome.NO_ANSWER);

        private final DunningOutcome ofAct;

        Outcome(DunningOutcome ofAct) {
            this.ofAct = ofAct;
        }

        DunningOutcome ofAct() {
            return ofAct;
        }
    }

    /** @param at null for now */
    public record Wanted(DunningMethod method, Outcome outcome, Instant at, String receivedBy, UUID fileId) {}
}
