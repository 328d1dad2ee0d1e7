package io.huiyin.billing;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What happened to a payment (缴费) or to money that went back. */
public sealed interface PaymentEvent extends DomainEvent {

    /** Money came in. */
    record Received(UUID communityId, UUID paymentId, UUID houseId, long amountFen, PaymentMethod method, Instant at)
            implements PaymentEvent {

        @Override
        public String type() {
            return "payment.received";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("fee_payment", paymentId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("houseId", houseId, "amountFen", amountFen, "method", method);
        }
    }

    /** A payment was taken back, with all that it had paid. */
    record Reversed(UUID communityId, UUID paymentId, UUID houseId, long amountFen, Instant at)
            implements PaymentEvent {

        @Override
        public String type() {
            return "payment.reversed";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("fee_payment", paymentId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("houseId", houseId, "amountFen", amountFen);
        }
    }

    /** Prepayment went back. @param approvalId null where it needed none */
    record Refunded(
            UUID communityId,
            UUID refundId,
            UUID houseId,
            UUID approvalId,
            long amountFen,
            PaymentMethod method,
            Instant at)
            implements PaymentEvent {

        @Override
        public String type() {
            return "refund.made";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("fee_refund", refundId);
        }

        @Override
        public Map<String, Object> data() {
            var data = new LinkedHashMap<String, Object>();
            data.put("houseId", houseId);
            if (approvalId != null) data.put("approvalId", approvalId);
            data.put("amountFen", amountFen);
            data.put("method", method);
            return data;
        }
    }

    /** A refund was taken back: what had gone back is prepaid again. */
    record RefundReversed(UUID communityId, UUID refundId, UUID houseId, long amountFen, Instant at)
            implements PaymentEvent {

        @Override
        public String type() {
            return "refund.reversed";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("fee_refund", refundId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("houseId", houseId, "amountFen", amountFen);
        }
    }
}
