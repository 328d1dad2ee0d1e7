package io.huiyin.dunning;

import io.huiyin.billing.ServiceSuspension;
import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.messaging.ChannelKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What was done about those who owe (催缴). */
public sealed interface DunningEvent extends DomainEvent {

    /** Somebody was reminded. */
    record Acted(
            UUID communityId,
            UUID actId,
            UUID houseId,
            String step,
            DunningMethod method,
            DunningOutcome outcome,
            Instant at)
            implements DunningEvent {

        @Override
        public String type() {
            return "dunning.acted";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("dunning_act", actId);
        }

        @Override
        public Map<String, Object> data() {
            var data = new LinkedHashMap<String, Object>();
            data.put("houseId", houseId);
            data.put("method", method);
            data.put("outcome", outcome);
            if (step != null) data.put("step", step);
            return data;
        }
    }

    /** Letters of a step were made. */
    record LettersMade(UUID communityId, UUID batchId, String step, int letters, long totalFen, Instant at)
            implements DunningEvent {

        @Override
        public String type() {
            return "dunning-letters.made";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("dunning_letter_batch", batchId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("step", step, "letters", letters, "totalFen", totalFen);
        }
    }

    /** Letters were read to be printed, with the names of whom they are for. */
    record LettersPrinted(UUID communityId, UUID batchId, int letters, Instant at) implements DunningEvent {

        @Override
        public String type() {
            return "dunning-letters.printed";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("dunning_letter_batch", batchId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("letters", letters);
        }
    }

    /** Letters were given to the outbox. */
    record LettersQueued(UUID communityId, UUID batchId, ChannelKind channel, int queued, int notSent, Instant at)
            implements DunningEvent {

        @Override
        public String type() {
            return "dunning-letters.queued";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("dunning_letter_batch", batchId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("channel", channel, "queued", queued, "notSent", notSent);
        }
    }

    /** It was noted how a letter was handed over, or why it was not. */
    record LetterDelivered(
            UUID communityId, UUID letterId, UUID deliveryId, UUID actId, DunningDelivery.Outcome outcome, Instant at)
            implements DunningEvent {

        @Override
        public String type() {
            return "dunning-letter.delivered";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("dunning_letter", letterId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("deliveryId", deliveryId, "actId", actId, "outcome", outcome);
        }
    }

    /** A debt was given to someone who handles what is hard to recover. */
    record ListedUnrecoverable(UUID communityId, UUID debtId, UUID houseId, UUID handlerId, long overdueFen, Instant at)
            implements DunningEvent {

        @Override
        public String type() {
            return "unrecoverable-debt.listed";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("unrecoverable_debt", debtId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("houseId", houseId, "handlerId", handlerId, "overdueFen", overdueFen);
        }
    }

    /** It ended. */
    record UnrecoverableClosed(UUID communityId, UUID debtId, UnrecoverableDebt.Outcome outcome, Instant at)
            implements DunningEvent {

        @Override
        public String type() {
            return "unrecoverable-debt.closed";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("unrecoverable_debt", debtId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("outcome", outcome);
        }
    }

    /** An optional service is withheld from a house. */
    record ServiceSuspended(UUID communityId, UUID suspensionId, UUID houseId, UUID feeItemId, UUID actId, Instant at)
            implements DunningEvent {

        @Override
        public String type() {
            return "service-suspension.begun";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("service_suspension", suspensionId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("houseId", houseId, "feeItemId", feeItemId, "actId", actId);
        }
    }

    /** It is given again. */
    record ServiceRestored(UUID communityId, UUID suspensionId, UUID houseId, ServiceSuspension.Lifted how, Instant at)
            implements DunningEvent {

        @Override
        public String type() {
            return "service-suspension.lifted";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("service_suspension", suspensionId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("houseId", houseId, "how", how);
        }
    }
}
