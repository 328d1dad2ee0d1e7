package io.huiyin.owners;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.ReadReason;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happens to an owner: who and which fields, never what stands in them. */
public sealed interface OwnerEvent extends DomainEvent {

    UUID ownerId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("owner", ownerId());
    }

    /** An owner was entered. */
    record Entered(UUID communityId, UUID ownerId, Instant at) implements OwnerEvent {
        @Override
        public String type() {
            return "owner.entered";
        }
    }

    /** @param fields the names of what was changed */
    record Changed(UUID communityId, UUID ownerId, List<String> fields, Instant at) implements OwnerEvent {
        @Override
        public String type() {
            return "owner.changed";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("fields", fields);
        }
    }

    /**
     * Someone opened the owner's record, or its history; not where it stood in a list.
     *
     * @param fields the remarks and marks in it that this caller was shown
     */
    record Read(UUID communityId, UUID ownerId, List<String> fields, Instant at) implements OwnerEvent {
        @Override
        public String type() {
            return "owner.read";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("fields", fields);
        }
    }

    /** A file of everything that is kept of the owner was made. */
    record Exported(UUID communityId, UUID ownerId, ReadReason reason, Instant at) implements OwnerEvent {
        @Override
        public String type() {
            return "owner.exported";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("reason", reason);
        }
    }

    /** What was kept of the person was erased. */
    record Erased(UUID communityId, UUID ownerId, ErasureReason reason, Instant at) implements OwnerEvent {
        @Override
        public String type() {
            return "owner.erased";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("reason", reason);
        }
    }

    /** Someone saw whole numbers. */
    record SensitiveRead(UUID communityId, UUID ownerId, List<String> fields, ReadReason reason, Instant at)
            implements OwnerEvent {
        @Override
        public String type() {
            return "owner.sensitive-read";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("fields", fields, "reason", reason);
        }
    }

    /**
     * Someone of a designated post saw what is told of a key customer.
     *
     * @param fields the parts that were shown
     */
    record PortraitRead(UUID communityId, UUID ownerId, List<String> fields, ReadReason reason, Instant at)
            implements OwnerEvent {
        @Override
        public String type() {
            return "owner.portrait-read";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("fields", fields, "reason", reason);
        }
    }

    /** Someone read a paper of the household's archive. */
    record PaperRead(UUID communityId, UUID ownerId, UUID paperId, PaperKind kind, ReadReason reason, Instant at)
            implements OwnerEvent {
        @Override
        public String type() {
            return "owner.paper-read";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("paperId", paperId, "kind", kind.name(), "reason", reason);
        }
    }

    /**
     * The owner became something to a house (迁入).
     *
     * @param from the first day of it
     */
    record RelationBegan(
            UUID communityId,
            UUID ownerId,
            UUID houseId,
            UUID relationId,
            RelationKind relation,
            LocalDate from,
            Instant at)
            implements OwnerEvent {
        @Override
        public String type() {
            return "owner.relation-began";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of(
                    "houseId", houseId, "relationId", relationId, "relation", relation.name(), "from", from.toString());
        }
    }

    /**
     * It has a last day now, or another one (迁离).
     *
     * @param to the last day of it
     */
    record RelationEnded(
            UUID communityId,
            UUID ownerId,
            UUID houseId,
            UUID relationId,
            RelationKind relation,
            LocalDate to,
            Instant at)
            implements OwnerEvent {
        @Override
        public String type() {
            return "owner.relation-ended";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of(
                    "houseId", houseId, "relationId", relationId, "relation", relation.name(), "to", to.toString());
        }
    }

    /** Someone else, or nobody, stands for the household of a house now; the subject is who did, or does. */
    record HouseholdHeadChanged(UUID communityId, UUID ownerId, UUID houseId, Instant at) implements OwnerEvent {
        @Override
        public String type() {
            return "owner.household-head-changed";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("houseId", houseId);
        }
    }
}
