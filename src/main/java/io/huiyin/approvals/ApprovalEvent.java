package io.huiyin.approvals;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What happens to approvals. What people wrote, and the amount, are not here but with the approval. */
public sealed interface ApprovalEvent extends DomainEvent {

    UUID approvalId();

    ApprovalKind kind();

    /** What the approval is about; null where it names nothing. */
    SubjectRef about();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("approval", approvalId());
    }

    @Override
    default Map<String, Object> data() {
        var data = new LinkedHashMap<String, Object>();
        data.put("kind", kind());
        if (about() != null) data.put("about", about().type() + "/" + about().id());
        return data;
    }

    /** Somebody asked. */
    record Asked(UUID communityId, UUID approvalId, ApprovalKind kind, SubjectRef about, Instant at)
            implements ApprovalEvent {

        @Override
        public String type() {
            return "approval.asked";
        }
    }

    /** A superior said yes. */
    record Approved(UUID communityId, UUID approvalId, ApprovalKind kind, SubjectRef about, Instant at)
            implements ApprovalEvent {

        @Override
        public String type() {
            return "approval.approved";
        }
    }

    /** A superior said no. */
    record Refused(UUID communityId, UUID approvalId, ApprovalKind kind, SubjectRef about, Instant at)
            implements ApprovalEvent {

        @Override
        public String type() {
            return "approval.refused";
        }
    }

    /** It was taken back. */
    record Withdrawn(UUID communityId, UUID approvalId, ApprovalKind kind, SubjectRef about, Instant at)
            implements ApprovalEvent {

        @Override
        public String type() {
            return "approval.withdrawn";
        }
    }

    /** What it was asked for was done. */
    record Used(UUID communityId, UUID approvalId, ApprovalKind kind, SubjectRef about, Instant at)
            implements ApprovalEvent {

        @Override
        public String type() {
            return "approval.used";
        }
    }
}
