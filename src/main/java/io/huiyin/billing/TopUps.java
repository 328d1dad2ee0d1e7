package io.huiyin.billing;

import io.huiyin.community.Communities;
import io.huiyin.community.Community;
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
import io.huiyin.owners.RelationKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Money for prepaid meters (充值, FEE-17). The ledger keeps it on an account of its own, {@code TOP_UP}, from which no bill is
 * paid: what the meter has used of it, the meter says ({@link TopUpBalances}).
 */
@ApplicationScoped
public class TopUps {

    /** Stands for nobody in cursors. */
    static final UUID NOBODY = new UUID(0, 0);

    private static final Set<FeeKind> OF_METERS =
            EnumSet.of(FeeKind.WATER, FeeKind.ELECTRICITY, FeeKind.GAS, FeeKind.HEATING);

    private final Database database;
    private final TopUpRepository topUps;
    private final TopUpBalanceRepository balances;
    private final Receipts receipts;
    private final FeeItems items;
    private final FeeAccounts accounts;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    TopUps(
            Database database,
            TopUpRepository topUps,
            TopUpBalanceRepository balances,
            Receipts receipts,
            FeeItems items,
            FeeAccounts accounts,
            Communities communities,
            Events events,
            Clock clock) {
        this.database = database;
        this.topUps = topUps;
        this.balances = balances;
        this.receipts = receipts;
        this.items = items;
        this.accounts = accounts;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /** @param isNew whether it was entered now, or was known already */
    public record Received(TopUp topUp, boolean isNew) {}

    /**
     * Enters a top-up. The same number of a method with equal content changes nothing and answers the first one.
     *
     * @throws ProblemException 409 for a number that belongs to other money; 422 for a time to come, a fee item that no meter
     *     measures, and for ids that are not of this community
     */
    public Received receive(Caller caller, NewTopUp asked) {
        return database.in(caller, () -> {
            var community = communities.require(asked.communityId());
            metered(asked.feeItemId(), community.id());
            var told = new Receipts.Told(
                    Receipts.Purpose.TOP_UP,
                    community.id(),
                    asked.houseId(),
                    asked.payerId(),
                    asked.method(),
                    asked.externalId(),
                    asked.paidAt(),
                    null,
                    asked.content());
            var entered = receipts.once(told, receipt -> enter(community, asked, receipt));
            return new Received(topUps.find(entered.id()).orElseThrow(), entered.isNew());
        });
    }

    private UUID enter(Community community, NewTopUp asked, String receipt) {
        var id = Ids.next();
        var now = clock.instant();
        topUps.insert(id, asked, receipt, LocalDate.ofInstant(asked.paidAt(), community.timeZone()), now);
        balances.add(asked, now);
        events.publish(new TopUpEvent.Received(
                community.id(), id, asked.houseId(), asked.feeItemId(), asked.amountFen(), now));
        return id;
    }

    public TopUp get(Caller caller, UUID id) {
        return database.in(caller, () -> shown(topUps.find(id).orElseThrow(Problems::notFound)));
    }

    /** Newest first. */
    public Page<TopUp> list(Caller caller, TopUpFilter filter, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "top-ups?" + filter;
            var rows = topUps.page(filter, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, topUp -> Cursor.after(list, topUp.id())).map(this::shown);
        });
    }

    /**
     * Takes a top-up back (冲正) by a counter-entry.
     *
     * @throws ProblemException 404 for an unknown one; 409 the second time; 412 for a stale version
     */
    public TopUp reverse(Caller caller, UUID id, Expected expected, String reason) {
        return database.in(caller, () -> {
            var seen = topUps.find(id).orElseThrow(Problems::notFound);
            accounts.lock(seen.communityId(), seen.houseId());
            var topUp = topUps.find(id).orElseThrow();
            expected.check(topUp.version());
            if (topUp.reversedAt() != null) {
                throw new ProblemException(
                        BillingProblems.PAYMENT_REVERSED,
                        Text.of("The top-up was reversed at %s.", "该充值已于 %s 冲正。", topUp.reversedAt()));
            }
            var now = clock.instant();
            topUps.reverse(id, reason, now);
            balances.recount(topUp.houseId(), topUp.feeItemId());
            events.publish(new TopUpEvent.Reversed(
                    topUp.communityId(), id, topUp.houseId(), topUp.feeItemId(), topUp.amountFen(), now));
            return topUps.find(id).orElseThrow();
        });
    }

    /**
     * What was topped up in a month, by house, payer and item.
     *
     * @param month    as {@code 2026-11}, by the days of payment in the community's zone
     * @param relation of whoever paid to the house; null for any
     * @throws ProblemException 400 for what is no month; 422 for an unknown community
     */
    public Page<TopUpSum> summary(
            Caller caller, UUID communityId, String month, RelationKind relation, String cursor, int limit) {
        return database.in(caller, () -> {
            communities.require(communityId);
            var period = Period.parse(month, "month");
            if (period.cycle() != FeeCycle.MONTH) {
                throw Problems.invalid("month", "month", Text.of("A month is written 2026-11.", "月份应写作 2026-11。"));
            }
            var first = period.firstMonth();
            var list = "top-ups/summary?" + communityId + "&" + month + "&" + relation;
            var rows = topUps.sums(
                    communityId,
                    first.atDay(1),
                    first.atEndOfMonth(),
                    relation,
                    Cursor.read(list, cursor, 3),
                    limit + 1);
            return Page.of(
                    rows,
                    limit,
                    sum -> Cursor.after(
                            list, sum.houseId(), Objects.requireNonNullElse(sum.payerId(), NOBODY), sum.feeItemId()));
        });
    }

    /** The item of a prepaid meter that a body names; of any community where {@code communityId} is null. */
    FeeItem metered(UUID feeItemId, UUID communityId) {
        var item = items.require(feeItemId);
        if (communityId != null && !item.communityId().equals(communityId)) {
            throw Problems.unknownReference("/feeItemId");
        }
        if (!isMetered(item)) {
            throw Problems.unprocessable(
                    "/feeItemId",
                    "no-meter",
                    Text.of("Water, electricity, gas and heating have prepaid meters.", "只有水、电、燃气和采暖项目可以充值。"));
        }
        return item;
    }

    static boolean isMetered(FeeItem item) {
        return OF_METERS.contains(item.kind());
    }

    private TopUp shown(TopUp topUp) {
        return database.caller().isOwner() ? topUp.forOwner() : topUp;
    }
}
