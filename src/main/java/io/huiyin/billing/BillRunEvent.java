package io.huiyin.billing;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What happens to bill runs. */
public sealed interface BillRunEvent extends DomainEvent {

    UUID runId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("bill_run", runId());
    }

    /** Bills of an item for a period are to be made. */
    record Started(UUID communityId, UUID runId, UUID feeItemId, String period, boolean publish, Instant at)
            implements BillRunEvent {

        @Override
        public String type() {
            return "bill-run.started";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("feeItemId", feeItemId, "period", period, "publish", publish);
        }
    }

    /** All of them are made. */
    record Finished(
            UUID communityId, UUID runId, UUID feeItemId, long billCount, long totalFen, long skippedCount, Instant at)
            implements BillRunEvent {

        @Override
        public String type() {
            return "bill-run.finished";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of(
                    "feeItemId", feeItemId,
                    "billCount", billCount,
                    "totalFen", totalFen,
                    "skippedCount", skippedCount);
        }
    }

    /** Its drafts are to become owed. */
    record PublishingStarted(UUID communityId, UUID runId, UUID feeItemId, Instant at) implements BillRunEvent {

        @Override
        public String type() {
            return "bill-run.publishing-started";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("feeItemId", feeItemId);
        }
    }

    /** Its bills are owed. */
    record Published(UUID communityId, UUID runId, UUID feeItemId, String period, Instant at) implements BillRunEvent {

        @Override
        public String type() {
            return "bill-run.published";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("feeItemId", feeItemId, "period", period);
        }
    }

    /** Its drafts are to be removed. */
    record DiscardingStarted(UUID communityId, UUID runId, UUID feeItemId, Instant at) implements BillRunEvent {

        @Override
        public String type() {
            return "bill-run.discarding-started";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("feeItemId", feeItemId);
        }
    }

    /** Its drafts are removed. */
    record Discarded(UUID communityId, UUID runId, UUID feeItemId, Instant at) implements BillRunEvent {

        @Override
        public String type() {
            return "bill-run.discarded";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("feeItemId", feeItemId);
        }
    }
}
