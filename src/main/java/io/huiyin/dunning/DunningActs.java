package io.huiyin.dunning;

import io.huiyin.billing.EntryTime;
import io.huiyin.billing.FeeAccounts;
import io.huiyin.community.Communities;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.staff.StaffMembers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Reminding those who owe (催缴, DUN-05): each act on record, each step of the ladder in its turn. */
@ApplicationScoped
public class DunningActs {

    private final Database database;
    private final DunningActRepository acts;
    private final DunningLadderRepository ladders;
    private final ArrearsRepository arrears;
    private final FeeAccounts accounts;
    private final DunningReferences references;
    private final Communities communities;
    private final StaffMembers staff;
    private final Events events;
    private final Clock clock;

    DunningActs(
            Database database,
            DunningActRepository acts,
            DunningLadderRepository ladders,
            ArrearsRepository arrears,
            FeeAccounts accounts,
            DunningReferences references,
            Communities communities,
            StaffMembers staff,
            Events events,
            Clock clock) {
        this.database = database;
        this.acts = acts;
        this.ladders = ladders;
        this.arrears = arrears;
        this.accounts = accounts;
        this.references = references;
        this.communities = communities;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records an act. One that takes a step takes the next one, once it is due, or repeats one that was taken.
     *
     * @throws io.huiyin.kernel.ProblemException 409 for a step that is not due or of a debt that there is not; 422 for whatever does
     *     not fit together or is not known
     */
    public DunningAct record(Caller caller, DunningAct.Wanted wanted) {
        return database.in(caller, () -> {
            var community = communities.require(wanted.communityId());
            references.checkHouse(community.id(), wanted.houseId());
            references.checkPayer(community.id(), wanted.payerId());
            if (wanted.staffId() != null) staff.require(community.id(), wanted.staffId(), "/staffId");
            var now = clock.instant();
            var at = wanted.at() == null ? now : wanted.at().truncatedTo(ChronoUnit.MICROS);
            EntryTime.check(at, now, "/at");
            var day = LocalDate.ofInstant(at, community.timeZone());
            checkPromise(wanted, day);
            // Acts on a house wait for one another: of two at once the second sees which step the first took.
            accounts.lock(community.id(), wanted.houseId());
            var payer = payer(wanted.communityId(), wanted.houseId(), wanted.payerId(), day);
            var step = wanted.step() == null ? null : step(community.id(), wanted.step());
            if (step != null) {
                if (!step.methods().contains(wanted.method())) {
                    throw Problems.unprocessable(
                            "/method",
                            "not-of-step",
                            Text.of("%s is taken by one of %s.", "%s 的方式须为 %s 之一。", step.code(), step.methods()));
                }
                checkTurn(community.id(), wanted.houseId(), payer, step, day, "/step");
            }
            return write(new DunningAct(
                    Ids.next(),
                    community.id(),
                    wanted.houseId(),
                    payer,
                    step == null ? null : step.code(),
                    step == null ? null : step.kind(),
                    wanted.method(),
                    at,
                    wanted.staffId() == null ? caller.staffId() : wanted.staffId(),
                    wanted.outcome(),
                    wanted.response(),
                    wanted.promise(),
                    now,
                    1));
        });
    }

    public DunningAct get(Caller caller, UUID id) {
        return database.in(caller, () -> acts.find(id).orElseThrow(Problems::notFound));
    }

    /** Newest first. */
    public Page<DunningAct> list(Caller caller, DunningAct.Filter filter, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "dunning-acts?" + filter;
            var rows = acts.page(filter, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, act -> Cursor.after(list, act.id()));
        });
    }

    /** Keeps an act, in the running transaction, whatever the ladder says of it. */
    DunningAct write(DunningAct act) {
        var zone = communities.find(act.communityId()).orElseThrow().timeZone();
        acts.insert(act, LocalDate.ofInstant(act.at(), zone));
        events.publish(new DunningEvent.Acted(
                act.communityId(), act.id(), act.houseId(), act.step(), act.method(), act.outcome(), act.at()));
        return act;
    }

    /** Whoever owes: the one that is named, else the only one of the house; null where its bills name nobody. */
    UUID payer(UUID communityId, UUID houseId, UUID named, LocalDate day) {
        if (named != null) return named;
        var debtors = arrears.ofHouse(communityId, houseId, day);
        if (debtors.size() > 1) {
            throw Problems.unprocessable(
                    "/payerId",
                    "payer-needed",
                    Text.of(
                            "%d payers of the house owe something: name one.",
                            "该房屋有 %d 位付款人欠费：请指明其一。", debtors.size()));
        }
        return debtors.isEmpty() ? null : debtors.getFirst().payerId();
    }

    /**
     * Whether a step may be taken on a day: the next one once it is due, or again one that was taken since the debt began.
     *
     * @throws io.huiyin.kernel.ProblemException 409
     */
    DebtorArrears checkTurn(
            UUID communityId, UUID houseId, UUID payerId, DunningStep step, LocalDate day, String pointer) {
        var debtor = arrears.of(communityId, houseId, payerId, day).orElseThrow(DunningProblems::nothingOverdue);
        var next = debtor.nextStep();
        var steps = ladders.of(communityId).steps();
        var codes = steps.stream().map(DunningStep::code).toList();
        int asked = codes.indexOf(step.code());
        int open = next == null ? steps.size() : codes.indexOf(next.step());
        if (debtor.overdueFen() > 0 && debtor.overdueFen() == debtor.disputedFen()) {
            throw DunningProblems.notDue(pointer, null);
        }
        if (asked > open || asked == open && next.dueOn().isAfter(day)) throw DunningProblems.notDue(pointer, next);
        return debtor;
    }

    /** The step of a community's ladder that a body names as {@code step}. */
    DunningStep step(UUID communityId, String code) {
        return ladders.of(communityId).steps().stream()
                .filter(step -> step.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problems.unknownReference("/step"));
    }

    private static void checkPromise(DunningAct.Wanted wanted, LocalDate day) {
        var promise = wanted.promise();
        if ((wanted.outcome() == DunningOutcome.PROMISED) != (promise != null)) {
            throw Problems.unprocessable(
                    "/promise",
                    "promise-by-outcome",
                    Text.of(
                            "What was promised goes with the outcome PROMISED, and with no other.",
                            "结果为 PROMISED 时须写明承诺，其他结果不得填写。"));
        }
        if (promise != null && promise.on().isBefore(day)) {
            throw Problems.unprocessable(
                    "/promise/on", "before-act", Text.of("It lies before the act.", "承诺日期早于催缴日期。"));
        }
    }
}
