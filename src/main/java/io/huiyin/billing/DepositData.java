package io.huiyin.billing;

import io.huiyin.approvals.Approvals;
import io.huiyin.owners.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The deposits of an owner. As long as something is held for them they are not erased: it has to go back first. */
@ApplicationScoped
class DepositData implements PersonalData {

    private static final int NAMED = 20;

    private final DepositRepository deposits;
    private final Approvals approvals;

    DepositData(DepositRepository deposits, Approvals approvals) {
        this.deposits = deposits;
        this.approvals = approvals;
    }

    @Override
    public String part() {
        return "deposits";
    }

    @Override
    public List<Blocker> blockers(UUID ownerId) {
        return deposits.heldFor(ownerId, NAMED).stream()
                .map(id -> new Blocker("DEPOSIT_HELD", id))
                .toList();
    }

    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        var erased = new ArrayList<>(deposits.eraseTexts(ownerId));
        erased.addAll(approvals.eraseTexts(Deposits.SUBJECT, List.copyOf(erased)));
        return erased;
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return deposits.ofPayer(ownerId, after, limit).stream()
                .map(deposit -> new Piece(deposit.id(), deposit))
                .toList();
    }
}
