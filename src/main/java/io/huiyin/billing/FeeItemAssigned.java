package io.huiyin.billing;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** An item was assigned to many houses at once, from a day on. */
public record FeeItemAssigned(UUID communityId, UUID feeItemId, LocalDate from, int created, int skipped, Instant at)
        implements DomainEvent {

    @Override
    public String type() {
        return "fee-item.assigned";
    }

    @Override
    public SubjectRef subject() {
        return new SubjectRef("fee_item", feeItemId);
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("from", from, "created", created, "skipped", skipped);
    }
}
