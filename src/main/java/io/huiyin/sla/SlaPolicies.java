package io.huiyin.sla;

import io.huiyin.calendar.Calendars;
import io.huiyin.calendar.Target;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.sla.SlaPolicyEdited.Edit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The policies (时限标准) of each community: what is promised about what, as its manager decides. */
@ApplicationScoped
public class SlaPolicies {

    private static final String LIST = "sla-policies";

    private final Database database;
    private final SlaPolicyRepository policies;
    private final Calendars calendars;
    private final Events events;
    private final Clock clock;

    SlaPolicies(Database database, SlaPolicyRepository policies, Calendars calendars, Events events, Clock clock) {
        this.database = database;
        this.policies = policies;
        this.calendars = calendars;
        this.events = events;
        this.clock = clock;
    }

    /** What of a policy can be edited. */
    public record Terms(String name, PolicyFacts condition, Target target, Ladder ladder) {}

    /** Gives a new community the default policies; those that it has already are left as they are. */
    public void createDefaults(UUID communityId) {
        policies.insert(DefaultPolicies.of(communityId, clock.instant()));
    }

    /** The policies within the caller's scope, oldest first. */
    public Page<SlaPolicy> list(Caller caller, UUID communityId, Metric metric, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = LIST + "?communityId=" + communityId + "&metric=" + metric;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = policies.list(communityId, metric, cursor == null ? null : cursor.uuid(0), limit + 1);
            return Page.of(rows, limit, policy -> Cursor.after(list, policy.id()));
        });
    }

    public SlaPolicy get(Caller caller, UUID id) {
        return database.in(caller, () -> policies.find(id).orElseThrow(Problems::notFound));
    }

    /**
     * Adds a policy for what starts from now on.
     *
     * @throws io.huiyin.kernel.ProblemException 422 if the target does not suit the metric or the community is not
     *     known; 409 if another policy has the same conditions
     */
    public SlaPolicy create(Caller caller, UUID communityId, Metric metric, Terms terms) {
        return database.in(caller, () -> {
            if (calendars.revision(communityId).isEmpty()) throw Problems.unknownReference("/communityId");
            var policy = checked(new SlaPolicy(
                    Ids.next(),
                    communityId,
                    metric,
                    terms.name(),
                    terms.condition(),
                    terms.target(),
                    terms.ladder(),
                    clock.instant(),
                    1));
            policies.insert(List.of(policy));
            publish(policy, Edit.CREATED);
            return policy;
        });
    }

    /** Changes what is promised from now on; timers that run keep what they were started with. */
    public SlaPolicy change(Caller caller, UUID id, Expected expected, Terms terms) {
        return database.in(caller, () -> {
            var before = policies.find(id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            var policy = checked(new SlaPolicy(
                    id,
                    before.communityId(),
                    before.metric(),
                    terms.name(),
                    terms.condition(),
                    terms.target(),
                    terms.ladder(),
                    before.createdAt(),
                    before.version() + 1));
            if (!policies.update(policy, before.version())) throw Problems.stale();
            publish(policy, Edit.CHANGED);
            return policy;
        });
    }

    public void remove(Caller caller, UUID id, Expected expected) {
        database.in(caller, () -> {
            var policy = policies.find(id).orElseThrow(Problems::notFound);
            expected.check(policy.version());
            if (!policies.delete(policy)) throw Problems.stale();
            publish(policy, Edit.REMOVED);
        });
    }

    private SlaPolicy checked(SlaPolicy policy) {
        if ((policy.metric() == Metric.PROMISE) != (policy.target() == null)) {
            throw Problems.unprocessable(
                    "/target",
                    "target-of-metric",
                    Text.of(
                            "Every metric needs a target, but PROMISE, which brings its own due time.",
                            "除 PROMISE 自带时间外，每项指标都须给出时限。"));
        }
        if (policies.hasTwin(policy)) {
            throw Problems.conflict(
                    "",
                    "same-conditions",
                    Text.of("Another policy has the same metric and conditions.", "已有相同指标和条件的规则。"));
        }
        return policy;
    }

    private void publish(SlaPolicy policy, Edit edit) {
        events.publish(new SlaPolicyEdited(policy.id(), policy.communityId(), policy.metric(), edit, clock.instant()));
    }
}
