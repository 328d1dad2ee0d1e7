package io.huiyin.warranty;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** Someone set the end of a warranty by hand. */
public record WarrantyAdjusted(UUID communityId, UUID warrantyId, LocalDate before, LocalDate after, Instant at)
        implements DomainEvent {

    @Override
    public String type() {
        return "warranty.adjusted";
    }

    @Override
    public SubjectRef subject() {
        return new SubjectRef("warranty", warrantyId);
    }

    @Override
    public Map<String, Object> data() {
        return before == null ? Map.of("after", after) : Map.of("before", before, "after", after);
    }
}
