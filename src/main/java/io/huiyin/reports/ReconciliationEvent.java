package io.huiyin.reports;

import io.huiyin.billing.PaymentMethod;
import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What happens to reconciliations. */
public sealed interface ReconciliationEvent extends DomainEvent {

    /** A statement was held against the books. */
    record Made(UUID communityId, UUID reconciliationId, PaymentMethod method, Instant at)
            implements ReconciliationEvent {

        @Override
        public String type() {
            return "reconciliation.made";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("reconciliation", reconciliationId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("method", method);
        }
    }
}
