package io.huiyin.owners;

import io.huiyin.approvals.Approvals;
import io.huiyin.kernel.SubjectRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What was asked and decided about an owner, such as who may read their file. */
@ApplicationScoped
class ApprovalData implements PersonalData {

    private static final String OWNER = "owner";

    private final Approvals approvals;

    ApprovalData(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    public String part() {
        return "approvals";
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return approvals.about(about(ownerId), after, limit).stream()
                .map(approval -> new Piece(approval.id(), approval))
                .toList();
    }

    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        return approvals.eraseTexts(OWNER, List.of(ownerId));
    }

    private static SubjectRef about(UUID ownerId) {
        return new SubjectRef(OWNER, ownerId);
    }
}
