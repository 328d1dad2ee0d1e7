package io.huiyin.billing;

import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A bill that is about to change: read while the account of its house is locked. */
@ApplicationScoped
class BillLock {

    private final BillRepository bills;
    private final FeeAccounts accounts;

    BillLock(BillRepository bills, FeeAccounts accounts) {
        this.bills = bills;
        this.accounts = accounts;
    }

    /** @throws io.huiyin.kernel.ProblemException 404 for an unknown one; 412 for a stale version */
    Bill take(UUID id, Expected expected) {
        var seen = bills.find(id).orElseThrow(Problems::notFound);
        accounts.lock(seen.communityId(), seen.houseId());
        // A draft may have been discarded meanwhile.
        var bill = bills.find(id).orElseThrow(Problems::notFound);
        expected.check(bill.version());
        return bill;
    }
}
