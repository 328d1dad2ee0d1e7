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

    /** @throws ProblemException 422 for an unknown or retired item, one of deposits, or one with another cycle */
    RunItem billable(UUID id, Period period, String itemPointer, String periodPointer) {
        return checked(inUse(lock(id), itemPointer), period, periodPointer);
    }

    /** As {@link #billable}, of an item that anybody may change meanwhile. */
    RunItem previewed(UUID id, Period period, String itemPointer, String periodPointer) {
        return checked(inUse(find(id, ""), itemPointer), period, periodPointer);
    }

    private static RunItem checked(RunItem item, Period period, String periodPointer) {
        if (item.cycle() != period.cycle()) {
            throw Problems.unprocessable(
                    periodPointer,
                    "other-cycle",
                    Text.of("The cycle of the item is %s.", "该收费项目的周期为 %s。", item.cycle()));
        }
        return item;
    }

    /** @throws ProblemException as {@link #billable}, and for an item that is reckoned otherwise */
    RunItem inUse(UUID id, PricingMethod method) {
        var item = inUse(lock(id), "/feeItemId");
        if (item.method() != method) {
            throw Problems.unprocessable(
                    "/feeItemId",
                    "other-method",
                    Text.of("The item is not reckoned by %s.", "该收费项目的计费方式不是 %s。", method));
        }
        return item;
    }

    private RunItem inUse(Optional<RunItem> found, String pointer) {
        var item = found.orElseThrow(() -> Problems.unknownReference(pointer));
        if (item.feeClass() == FeeClass.DEPOSIT) {
            throw Problems.unprocessable(pointer, "deposit", Text.of("Deposits are taken, not billed.", "押金单独收取，不出账。"));
        }
        if (item.retiredOn() != null && !item.retiredOn().isAfter(today(item.communityId()))) {
            throw Problems.unprocessable(pointer, "retired", Text.of("The item is retired.", "该收费项目已停用。"));
        }
        return item;
    }

    LocalDate today(UUID communityId) {
        return LocalDate.now(clock.withZone(communities.require(communityId).timeZone()));
    }
}
