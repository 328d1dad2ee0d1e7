package io.huiyin.billing;

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
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs that make the bills of a fee item for a period (出账). Running again makes what is missing and nothing twice. */
@ApplicationScoped
public class BillRuns {

    private static final int SHOWN = 200;

    private final Database database;
    private final BillRunRepository runs;
    private final BillRunSteps steps;
    private final BillPreviews previews;
    private final RunItems items;
    private final Events events;
    private final Clock clock;
    private final int atOnce;

    BillRuns(
            Database database,
            BillRunRepository runs,
            BillRunSteps steps,
            BillPreviews previews,
            RunItems items,
            Events events,
            Clock clock,
            @ConfigProperty(name = "huiyin.billing.run-at-once") int atOnce) {
        this.database = database;
        this.runs = runs;
        this.steps = steps;
        this.previews = previews;
        this.items = items;
        this.events = events;
        this.clock = clock;
        this.atOnce = atOnce;
    }

    /**
     * Makes the bills, of a few thousand assignments at once, of more by the job {@code bill-runs}.
     *
     * @throws ProblemException 400 for what is no period; 409 while a run of the item and period is at work; 422 for an unknown
     *     or retired item, one of deposits, or one with another cycle
     */
    public BillRun run(Caller caller, BillRun.Given given) {
        return run(caller, given, atOnce);
    }

    /** @param most how many assignments are billed in the running transaction, in one batch; of more none is */
    BillRun run(Caller caller, BillRun.Given given, int most) {
        return database.in(caller, () -> {
            var period = Period.parse(given.period(), "/period");
            var item = items.billable(given.feeItemId(), period, "/feeItemId", "/period");
            database.liftLimits();
            var id = Ids.next();
            var now = clock.instant();
            if (!runs.insert(id, item, period, given.publish(), caller.staffId(), now)) {
                throw BillingProblems.runAtWork();
            }
            events.publish(new BillRunEvent.Started(
                    item.communityId(), id, item.id(), period.toString(), given.publish(), now));
            goOn(id, runs.isAssignedMoreThan(item.id(), most), most);
            return shown(id);
        });
    }

    /**
     * What a run would make now, as far as the caller sees its houses.
     *
     * @throws ProblemException as {@link #run}
     */
    public BillRunPreview preview(Caller caller, UUID feeItemId, String period) {
        return database.in(caller, () -> {
            var parsed = Period.parse(period, "period");
            var item = items.previewed(feeItemId, parsed, "feeItemId", "period");
            return previews.of(item, parsed, BillPreviews.MOST);
        });
    }

    public BillRun get(Caller caller, UUID id) {
        return database.in(caller, () -> shown(id));
    }

    /** Newest first. */
    public Page<BillRun> list(Caller caller, UUID communityId, UUID feeItemId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "bill-runs?" + communityId + "&" + feeItemId;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var before = cursor == null ? null : cursor.uuid(0);
            return Page.of(
                    runs.list(communityId, feeItemId, before, limit + 1), limit, run -> Cursor.after(list, run.id()));
        });
    }

    /** The assignments that a run made no bill for, in the order of their ids. */
    public Page<BillSkip> skipped(Caller caller, UUID id, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            if (runs.find(id).isEmpty()) throw Problems.notFound();
            var list = "bill-runs/" + id + "/skipped";
            var cursor = Cursor.read(list, encodedCursor, 1);
            var after = cursor == null ? BillRunRow.START : cursor.uuid(0);
            return Page.of(runs.skipped(id, after, limit + 1), limit, skip -> Cursor.after(list, skip.assignmentId()));
        });
    }

    /**
     * Publishes the drafts of a run: they are owed, and prepayments pay them.
     *
     * @throws ProblemException 404 for an unknown run; 409 unless it is done and its bills are drafts; 412 for a stale version
     */
    public BillRun publish(Caller caller, UUID id, Expected expected) {
        return database.in(caller, () -> publish(id, expected, atOnce));
    }

    BillRun publish(UUID id, Expected expected, int most) {
        var run = locked(id, expected);
        if (!isOfDrafts(run)) throw notPossible();
        database.liftLimits();
        runs.becomes(id, BillRunStatus.PUBLISHING, null);
        events.publish(new BillRunEvent.PublishingStarted(run.communityId(), id, run.feeItemId(), clock.instant()));
        goOn(id, run.billCount() > most, most);
        return shown(id);
    }

    /**
     * Removes the drafts of a run, so that another one may make them anew. It also ends a run that fails again and again: what that
     * has published stays.
     *
     * @throws ProblemException 404 for an unknown run; 409 unless its newest batch failed, or it is done and its bills are drafts;
     *     412 for a stale version
     */
    public BillRun discard(Caller caller, UUID id, Expected expected) {
        return database.in(caller, () -> discard(id, expected, atOnce));
    }

    BillRun discard(UUID id, Expected expected, int most) {
        var run = locked(id, expected);
        if (!isOfDrafts(run) && !isFailing(run)) throw notPossible();
        database.liftLimits();
        var now = clock.instant();
        runs.discard(id, now);
        events.publish(new BillRunEvent.DiscardingStarted(run.communityId(), id, run.feeItemId(), now));
        goOn(id, run.billCount() > most, most);
        return shown(id);
    }

    /** Does all in one batch, unless it is too much for a request. */
    private void goOn(UUID id, boolean isLarge, int most) {
        if (!isLarge) steps.next(runs.lock(id).orElseThrow(), most + 1);
    }

    /** A run that nobody has in hand: a batch of it that is being made is awaited, and how that ended is seen. */
    private BillRun locked(UUID id, Expected expected) {
        var run = runs.lock(id).orElseThrow(Problems::notFound).run();
        expected.check(run.version());
        return run;
    }

    private static boolean isOfDrafts(BillRun run) {
        return run.status() == BillRunStatus.DONE && run.publishedAt() == null;
    }

    private static boolean isFailing(BillRun run) {
        return run.problem() != null
                && (run.status() == BillRunStatus.RUNNING || run.status() == BillRunStatus.PUBLISHING);
    }

    private static ProblemException notPossible() {
        return new ProblemException(
                Problems.CONFLICT, Text.of("The run is at work, published or discarded.", "该批次正在处理、已发布或已作废。"));
    }

    private BillRun shown(UUID id) {
        var run = runs.find(id).orElseThrow(Problems::notFound).run();
        return BillRunRow.with(run, runs.skipped(id, BillRunRow.START, SHOWN));
    }
}
