package io.huiyin.reminders;

import io.huiyin.community.Communities;
import io.huiyin.community.Community;
import io.huiyin.community.CommunityCreated;
import io.huiyin.database.Database;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rules by which communities remind. Each community has one of every kind from its first day. */
@ApplicationScoped
public class ReminderRules {

    private static final String LIST = "reminder-rules";
    private static final int LONGEST_MONTHS = 120;
    private static final int LONGEST_DAYS = 3660;

    private final Database database;
    private final RuleRepository rules;
    private final Kinds kinds;
    private final Runner runner;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    ReminderRules(
            Database database,
            RuleRepository rules,
            Kinds kinds,
            Runner runner,
            Communities communities,
            Events events,
            Clock clock) {
        this.database = database;
        this.rules = rules;
        this.kinds = kinds;
        this.runner = runner;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /** The rules within the caller's scope, oldest first. */
    public Page<ReminderRule> list(Caller caller, UUID communityId, String code, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = LIST + "?communityId=" + communityId + "&code=" + code;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = rules.list(communityId, code, cursor == null ? null : cursor.uuid(0), limit + 1);
            return Page.of(rows, limit, rule -> Cursor.after(list, rule.id()));
        });
    }

    public ReminderRule get(Caller caller, UUID id) {
        return database.in(caller, () -> rules.find(id).orElseThrow(Problems::notFound));
    }

    /**
     * The rule of a code.
     *
     * @param communityId may be null where the caller sees one community alone
     * @throws ProblemException 404 if there is none; 400 if it could be several communities'
     */
    public ReminderRule get(Caller caller, String code, UUID communityId) {
        return database.in(caller, () -> {
            var found = rules.ofCode(code, communityId);
            if (found.isEmpty()) throw Problems.notFound();
            if (found.size() > 1) {
                throw Problems.invalid(
                        "communityId",
                        "ambiguous",
                        Text.of("Several communities have this rule: name one.", "多个小区都有此规则，请指定小区。"));
            }
            return found.getFirst();
        });
    }

    /** @throws ProblemException 422 for a cron that is none or that no day fits, and for a negative period */
    public ReminderRule change(Caller caller, UUID id, Expected expected, RuleTerms terms) {
        return database.in(caller, () -> {
            var rule = rules.find(id).orElseThrow(Problems::notFound);
            expected.check(rule.version());
            check(terms);
            var next = next(
                    terms.cron(),
                    communities.find(rule.communityId()).orElseThrow().timeZone());
            events.edited("reminder-rule", Edit.CHANGED, rule.communityId(), id, Map.of("code", rule.code()));
            return rules.change(id, expected.version(), terms, terms.active() ? next : null)
                    .orElseThrow(Problems::stale);
        });
    }

    /**
     * What the rules of a code would send on a date, part by part; nothing is sent or kept.
     *
     * @param communityId null for every community of the caller's
     * @param on          null for today, wherever the community is
     */
    public Page<ReminderPreview> preview(
            Caller caller, String code, UUID communityId, LocalDate on, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = LIST + "/" + code + "/preview?communityId=" + communityId + "&on=" + on;
            var cursor = Cursor.read(list, encodedCursor, 2);
            if (!kinds.codes().contains(code)) throw Problems.notFound();
            // The place is the rule that was looked at last, and how far; an empty text is its end.
            var after = cursor == null ? null : cursor.uuid(0);
            var within = cursor == null || cursor.text(1).isEmpty() ? null : cursor.text(1);
            var rule = within == null ? nextRule(communityId, code, after) : rules.find(after);
            while (rule.isPresent()) {
                var run = runOf(rule.get(), on);
                var part = kinds.of(code).find(run, within, limit);
                var previews = runner.preview(run, part.occasions());
                after = rule.get().id();
                within = part.next();
                if (within == null) rule = nextRule(communityId, code, after);
                if (!previews.isEmpty()) {
                    var next = rule.isEmpty() ? null : Cursor.after(list, after, within == null ? "" : within);
                    return new Page<>(previews, next);
                }
            }
            return new Page<>(List.<ReminderPreview>of(), null);
        });
    }

    void open(@Observes CommunityCreated created) {
        communities.find(created.communityId()).ifPresent(this::seed);
    }

    /** An update of the program may bring kinds of reminders that communities do not know yet. */
    void complete(@Observes StartupEvent start) {
        database.asSystem(Runner.JOB, () -> rules.communitiesLacking(kinds.codes()))
                .forEach(id -> database.in(
                        Caller.job(Runner.JOB, id), () -> communities.find(id).ifPresent(this::seed)));
    }

    private void seed(Community community) {
        for (var kind : kinds.all()) {
            rules.seed(community.id(), kind, next(kind.standard().cron(), community.timeZone()));
        }
    }

    private Optional<ReminderRule> nextRule(UUID communityId, String code, UUID after) {
        return rules.list(communityId, code, after, 1).stream().findFirst();
    }

    private Run runOf(ReminderRule rule, LocalDate on) {
        var zone = communities.find(rule.communityId()).orElseThrow().timeZone();
        var now = clock.instant();
        return Run.of(rule, zone, on == null ? LocalDate.ofInstant(now, zone) : on, now);
    }

    private Instant next(String cron, ZoneId zone) {
        try {
            return Schedule.of(cron, zone)
                    .after(clock.instant())
                    .orElseThrow(() -> new IllegalArgumentException("no day fits"));
        } catch (IllegalArgumentException unsound) {
            throw Problems.unprocessable(
                    "/cron",
                    "unsound-cron",
                    Text.of(
                            "Five fields: minute, hour, day of the month, month, day of the week; some day must fit.",
                            "须为五段：分、时、日、月、星期，且至少有一天符合。"));
        }
    }

    private static void check(RuleTerms terms) {
        check("/lookAhead", terms.lookAhead());
        check("/lookBack", terms.lookBack());
    }

    private static void check(String pointer, Period period) {
        if (period.isNegative() || period.toTotalMonths() > LONGEST_MONTHS || period.getDays() > LONGEST_DAYS) {
            throw Problems.unprocessable(pointer, "out-of-bounds", Text.of("From nothing to ten years.", "须在零到十年之间。"));
        }
    }
}
