package io.huiyin.dunning;

import io.huiyin.billing.FeeAccounts;
import io.huiyin.community.Communities;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.staff.StaffMembers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** The list of debts that are hard to recover (长期难收欠费, DUN-04), each with a handler until it is written off or paid. */
@ApplicationScoped
public class UnrecoverableDebts {

    private final Database database;
    private final UnrecoverableDebtRepository debts;
    private final ArrearsRepository arrears;
    private final DunningActs acts;
    private final FeeAccounts accounts;
    private final DunningReferences references;
    private final Communities communities;
    private final StaffMembers staff;
    private final Events events;
    private final Clock clock;

    UnrecoverableDebts(
            Database database,
            UnrecoverableDebtRepository debts,
            ArrearsRepository arrears,
            DunningActs acts,
            FeeAccounts accounts,
            DunningReferences references,
            Communities communities,
            StaffMembers staff,
            Events events,
            Clock clock) {
        this.database = database;
        this.debts = debts;
        this.arrears = arrears;
        this.acts = acts;
        this.accounts = accounts;
        this.references = references;
        this.communities = communities;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** @throws ProblemException 409 where nothing is overdue or it is listed already; 422 for what is not known */
    public UnrecoverableDebt list(Caller caller, UnrecoverableDebt.Wanted wanted) {
        return database.in(caller, () -> {
            var community = communities.require(wanted.communityId());
            references.checkHouse(community.id(), wanted.houseId());
            references.checkPayer(community.id(), wanted.payerId());
            staff.require(community.id(), wanted.handlerId(), "/handlerId");
            accounts.lock(community.id(), wanted.houseId());
            var now = clock.instant();
            var today = LocalDate.ofInstant(now, community.timeZone());
            var payer = acts.payer(community.id(), wanted.houseId(), wanted.payerId(), today);
            var owed = arrears.of(community.id(), wanted.houseId(), payer, today)
                    .orElseThrow(DunningProblems::nothingOverdue);
            var debt = new UnrecoverableDebt(
                    Ids.next(),
                    community.id(),
                    wanted.houseId(),
                    payer,
                    wanted.handlerId(),
                    wanted.reason(),
                    owed.overdueFen(),
                    owed.lateFeeFen(),
                    owed.oldestDueOn(),
                    caller.staffId(),
                    now,
                    null,
                    null,
                    null,
                    1);
            if (!debts.insert(debt)) {
                throw Problems.conflict("/houseId", "listed", Text.of("This debt is on the list.", "该欠费已在难收名单中。"));
            }
            events.publish(new DunningEvent.ListedUnrecoverable(
                    community.id(), debt.id(), debt.houseId(), debt.handlerId(), debt.overdueFen(), now));
            return debt;
        });
    }

    public UnrecoverableDebt get(Caller caller, UUID id) {
        return database.in(caller, () -> debts.find(id).orElseThrow(Problems::notFound));
    }

    /** Newest first. */
    public Page<UnrecoverableDebt> list(Caller caller, UnrecoverableDebt.Filter filter, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "unrecoverable-debts?" + filter;
            var rows = debts.page(filter, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, debt -> Cursor.after(list, debt.id()));
        });
    }

    /**
     * Ends it, once nothing of it is overdue: whatever was not paid was written off, bill by bill.
     *
     * @throws ProblemException 409 while something is overdue, once it is closed, and for WRITTEN_OFF where no bill of it was
     */
    public UnrecoverableDebt close(
            Caller caller, UUID id, Expected expected, UnrecoverableDebt.Outcome outcome, String note) {
        return database.in(caller, () -> {
            var seen = debts.find(id).orElseThrow(Problems::notFound);
            accounts.lock(seen.communityId(), seen.houseId());
            var debt = debts.find(id).orElseThrow();
            expected.check(debt.version());
            if (debt.closedAt() != null) {
                throw new ProblemException(Problems.CONFLICT, Text.of("It is closed already.", "该记录已结案。"));
            }
            arrears.of(debt.communityId(), debt.houseId(), debt.payerId(), null).ifPresent(owed -> {
                throw DunningProblems.stillOwed(owed.overdueFen() + owed.lateFeeFen(), owed.oldestDueOn());
            });
            if (outcome == UnrecoverableDebt.Outcome.WRITTEN_OFF && !debts.wasWrittenOff(debt)) {
                throw Problems.conflict(
                        "/outcome", "nothing-written-off", Text.of("No bill of it was written off.", "没有账单被核销。"));
            }
            debts.close(debt, outcome, note, clock.instant());
            events.publish(new DunningEvent.UnrecoverableClosed(debt.communityId(), id, outcome, clock.instant()));
            return debts.find(id).orElseThrow();
        });
    }
}
