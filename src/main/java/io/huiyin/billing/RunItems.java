package io.huiyin.billing;

import io.huiyin.community.Communities;
import io.huiyin.database.Database;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The fee items that are to be billed. */
@ApplicationScoped
class RunItems {

    private static final int YEARS_AHEAD = 2;

    private final Database database;
    private final Communities communities;
    private final Clock clock;

    RunItems(Database database, Communities communities, Clock clock) {
        this.database = database;
        this.communities = communities;
        this.clock = clock;
    }

    /** An item, which nobody changes or retires before the transaction ends. */
    Optional<RunItem> lock(UUID id) {
        return find(id, " for share");
    }

    /** Waits for the runs of some items, and lets none begin before the transaction ends. Before any account is locked. */
    void holdRuns(Collection<UUID> ids) {
        database.handle()
                .createQuery("""
                        select count(*) from (
                            select from fee_item where id = any (:ids) order by id for no key update) held
                        """)
                .bindArray("ids", UUID.class, ids.toArray())
                .mapTo(Long.class)
                .one();
    }

    private Optional<RunItem> find(UUID id, String lock) {
        return database.handle()
                .createQuery("select * from fee_item where id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> RunItem.read(row))
                .findOne();
    }

    /**
     * @throws ProblemException 422 for an unknown item, one of deposits, one with another cycle, one that is retired before the
     *     period begins, and for a period that begins more than two years from now
     */
    RunItem billable(UUID id, Period period, String itemPointer, String periodPointer) {
        return checked(billed(lock(id), itemPointer), period, itemPointer, periodPointer);
    }

    /** As {@link #billable}, of an item that anybody may change meanwhile. */
    RunItem previewed(UUID id, Period period, String itemPointer, String periodPointer) {
        return checked(billed(find(id, ""), itemPointer), period, itemPointer, periodPointer);
    }

    private RunItem checked(RunItem item, Period period, String itemPointer, String periodPointer) {
        if (item.cycle() != period.cycle()) {
            throw Problems.unprocessable(
                    periodPointer,
                    "other-cycle",
                    Text.of("The cycle of the item is %s.", "该收费项目的周期为 %s。", item.cycle()));
        }
        if (!item.isBilledIn(period)) throw retired(itemPointer);
        if (period.first(Period.CALENDAR).isAfter(today(item.communityId()).plusYears(YEARS_AHEAD))) {
            throw Problems.unprocessable(
                    periodPointer,
                    "too-far-ahead",
                    Text.of("A period begins at most %d years from now.", "账期开始日距今不得超过 %d 年。", YEARS_AHEAD));
        }
        return item;
    }

    private static ProblemException retired(String pointer) {
        return Problems.unprocessable(pointer, "retired", Text.of("The item is retired.", "该收费项目已停用。"));
    }

    /** @throws ProblemException 422 for an unknown item, one of deposits, one that is retired by today or is reckoned otherwise */
    RunItem inUse(UUID id, PricingMethod method) {
        var item = ofMethod(billed(lock(id), "/feeItemId"), method);
        if (item.retiredOn() != null && !item.retiredOn().isAfter(today(item.communityId()))) {
            throw retired("/feeItemId");
        }
        return item;
    }

    /** @throws ProblemException 422 for an item that is reckoned otherwise */
    RunItem ofMethod(RunItem item, PricingMethod method) {
        if (item.method() != method) {
            throw Problems.unprocessable(
                    "/feeItemId",
                    "other-method",
                    Text.of("The item is not reckoned by %s.", "该收费项目的计费方式不是 %s。", method));
        }
        return item;
    }

    private static RunItem billed(Optional<RunItem> found, String pointer) {
        var item = found.orElseThrow(() -> Problems.unknownReference(pointer));
        if (item.feeClass() == FeeClass.DEPOSIT) {
            throw Problems.unprocessable(pointer, "deposit", Text.of("Deposits are taken, not billed.", "押金单独收取，不出账。"));
        }
        return item;
    }

    LocalDate today(UUID communityId) {
        return LocalDate.now(clock.withZone(communities.require(communityId).timeZone()));
    }
}
