package io.huiyin.events.rest;

import io.huiyin.events.DomainEvent;
import io.huiyin.events.StoredEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An event as CloudEvents 1.0 has it, with attributes of ours in lower case as the specification asks.
 *
 * @param subject     the type and id of what it is about, such as {@code ticket/0196…}
 * @param time        when it happened
 * @param communityid the community whose event it is; the nil id for what concerns none of them alone
 * @param recordedat  when it was written down, later than {@code time} for what was entered afterwards
 * @param requestid   the request that did it, as its answer's {@code X-Request-Id} said; absent where a job did
 * @param actor       the kind and name of who acted, and the member of staff if known
 */
record CloudEvent(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        UUID communityid,
        Instant recordedat,
        String actor,
        UUID actingstaff,
        String requestid,
        Map<String, Object> data) {

    static CloudEvent of(StoredEvent event) {
        return new CloudEvent(
                "1.0",
                event.id(),
                event.communityId().equals(DomainEvent.INSTALLATION) ? "/v1" : "/v1/communities/" + event.communityId(),
                "io.huiyin." + event.type(),
                event.subject().type() + "/" + event.subject().id(),
                event.occurredAt(),
                "application/json",
                event.communityId(),
                event.recordedAt(),
                event.actorKind() + ":" + event.actorName(),
                event.staffId(),
                event.requestId(),
                event.data());
    }
}
