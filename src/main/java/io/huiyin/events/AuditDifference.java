package io.huiyin.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * The first thing in a community's log that is not as it was sealed.
 *
 * @param seal    the number of the seal in question
 * @param eventId the event in question, as the seal names it or, for one that was slipped in, as the log does
 * @param place   where that event stands, or stood
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditDifference(Kind kind, UUID communityId, long seal, UUID eventId, Position place) {

    enum Kind {
        EVENT_CHANGED,
        EVENT_REMOVED,
        /** It stands in the log between events that were sealed without it. */
        EVENT_INSERTED,
        SEAL_CHANGED,
        SEAL_REMOVED,
        /** It stands behind the newest seal that the program made. */
        SEAL_INSERTED
    }

    static AuditDifference ofSeal(Kind kind, UUID communityId, long number) {
        return new AuditDifference(kind, communityId, number, null, null);
    }

    static AuditDifference ofEvent(Kind kind, SealedStretch seal, EventDigest event) {
        return new AuditDifference(kind, seal.communityId(), seal.number(), event.id(), event.place());
    }
}
