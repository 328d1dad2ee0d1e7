package io.huiyin.billing;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What was decided of a bill (账单), or paid on it from what was there already. */
public sealed interface BillEvent extends DomainEvent {

    UUID billId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("fee_bill", billId());
    }

    /** A published bill was taken back. @param approvalId null where the next run bills no less, which takes none */
    record Voided(UUID communityId, UUID billId, UUID decisionId, UUID approvalId, long amountFen, Instant at)
            implements BillEvent {

        @Override
        public String type() {
            return "fee-bill.voided";
        }

        @Override
        public Map<String, Object> data() {
            var data = new LinkedHashMap<String, Object>();
            data.put("decisionId", decisionId);
            if (approvalId != null) data.put("approvalId", approvalId);
            data.put("amountFen", amountFen);
            return data;
        }
    }

    /** What was left of a bill was given up. */
    record WrittenOff(UUID communityId, UUID billId, UUID decisionId, UUID approvalId, long amountFen, Instant at)
            implements BillEvent {

        @Override
        public String type() {
            return "fee-bill.written-off";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("decisionId", decisionId, "approvalId", approvalId, "amountFen", amountFen);
        }
    }

    /** A late fee was waived. */
    record LateFeeWaived(UUID communityId, UUID billId, UUID decisionId, UUID approvalId, long amountFen, Instant at)
            implements BillEvent {

        @Override
        public String type() {
            return "fee-bill.late-fee-waived";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("decisionId", decisionId, "approvalId", approvalId, "amountFen", amountFen);
        }
    }

    /** Prepayment of its payer paid on a bill by somebody's word. */
    record PaidFromPrepayment(UUID communityId, UUID billId, long principalFen, long lateFeeFen, Instant at)
            implements BillEvent {

        @Override
        public String type() {
            return "fee-bill.paid-from-prepayment";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("principalFen", principalFen, "lateFeeFen", lateFeeFen);
        }
    }

    /** Whoever owes a bill disputes it. */
    record Disputed(UUID communityId, UUID billId, UUID disputeId, Instant at) implements BillEvent {

        @Override
        public String type() {
            return "fee-bill.disputed";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("disputeId", disputeId);
        }
    }

    /** A dispute was settled. */
    record DisputeSettled(UUID communityId, UUID billId, UUID disputeId, Instant at) implements BillEvent {

        @Override
        public String type() {
            return "fee-bill.dispute-settled";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("disputeId", disputeId);
        }
    }
}
