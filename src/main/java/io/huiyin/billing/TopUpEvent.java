package io.huiyin.billing;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What happened to the money of prepaid meters (充值). */
public sealed interface TopUpEvent extends DomainEvent {

    /** A meter was topped up. */
    record Received(UUID communityId, UUID topUpId, UUID houseId, UUID feeItemId, long amountFen, Instant at)
            implements TopUpEvent {

        @Override
        public String type() {
            return "top-up.received";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("top_up", topUpId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("houseId", houseId, "feeItemId", feeItemId, "amountFen", amountFen);
        }
    }

    /** A top-up was taken back. */
    record Reversed(UUID communityId, UUID topUpId, UUID houseId, UUID feeItemId, long amountFen, Instant at)
            implements TopUpEvent {

        @Override
        public String type() {
            return "top-up.reversed";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("top_up", topUpId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("houseId", houseId, "feeItemId", feeItemId, "amountFen", amountFen);
        }
    }

    /** A meter reported what it has left. */
    record BalanceReported(UUID communityId, UUID balanceId, UUID houseId, UUID feeItemId, Instant readAt, Instant at)
            implements TopUpEvent {

        @Override
        public String type() {
            return "top-up-balance.reported";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("top_up_balance", balanceId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("houseId", houseId, "feeItemId", feeItemId, "readAt", readAt);
        }
    }
}
