package io.huiyin.billing;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What happened to a deposit (押金). */
public sealed interface DepositEvent extends DomainEvent {

    UUID depositId();

    @Override
    default SubjectRef subject() {
        return Deposits.subject(depositId());
    }

    /** It was received. */
    record Received(UUID communityId, UUID depositId, UUID houseId, long amountFen, PaymentMethod method, Instant at)
            implements DepositEvent {

        @Override
        public String type() {
            return "deposit.received";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("houseId", houseId, "amountFen", amountFen, "method", method);
        }
    }

    /**
     * Something was deducted.
     *
     * @param amountFen what left the deposit
     * @param excessFen what was beyond the balance, and is owed by the bill
     * @param billId    null where there is no excess
     */
    record Deducted(
            UUID communityId,
            UUID depositId,
            UUID movementId,
            UUID approvalId,
            long amountFen,
            long excessFen,
            UUID billId,
            Instant at)
            implements DepositEvent {

        @Override
        public String type() {
            return "deposit.deducted";
        }

        @Override
        public Map<String, Object> data() {
            var data = new LinkedHashMap<String, Object>();
            data.put("movementId", movementId);
            data.put("approvalId", approvalId);
            data.put("amountFen", amountFen);
            data.put("excessFen", excessFen);
            if (billId != null) data.put("billId", billId);
            return data;
        }
    }

    /** It was taken back: it was entered by mistake. */
    record Reversed(UUID communityId, UUID depositId, UUID houseId, long amountFen, Instant at)
            implements DepositEvent {

        @Override
        public String type() {
            return "deposit.reversed";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("houseId", houseId, "amountFen", amountFen);
        }
    }

    /** What went back was taken back: it is held again. */
    record RefundReversed(UUID communityId, UUID depositId, UUID movementId, long amountFen, Instant at)
            implements DepositEvent {

        @Override
        public String type() {
            return "deposit.refund-reversed";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("movementId", movementId, "amountFen", amountFen);
        }
    }

    /** Some of it, or all, went back. */
    record Refunded(UUID communityId, UUID depositId, UUID movementId, long amountFen, PaymentMethod method, Instant at)
            implements DepositEvent {

        @Override
        public String type() {
            return "deposit.refunded";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("movementId", movementId, "amountFen", amountFen, "method", method);
        }
    }
}
