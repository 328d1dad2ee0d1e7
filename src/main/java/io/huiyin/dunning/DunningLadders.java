package io.huiyin.dunning;

import io.huiyin.billing.FeeClass;
import io.huiyin.billing.FeeItem;
import io.huiyin.billing.FeeItems;
import io.huiyin.community.Communities;
import io.huiyin.community.CommunityCreated;
import io.huiyin.database.Database;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** The ladder of each community (催缴阶梯, DUN-01): the shipped one until somebody changes it. */
@ApplicationScoped
public class DunningLadders {

    private final Database database;
    private final DunningLadderRepository ladders;
    private final FeeItems items;
    private final Communities communities;
    private final Events events;

    DunningLadders(
            Database database,
            DunningLadderRepository ladders,
            FeeItems items,
            Communities communities,
            Events events) {
        this.database = database;
        this.ladders = ladders;
        this.items = items;
        this.communities = communities;
        this.events = events;
    }

    /** @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities */
    public DunningLadder get(Caller caller, UUID communityId) {
        return database.in(caller, () -> {
            if (communities.find(communityId).isEmpty()) throw Problems.notFound();
            return ladders.of(communityId);
        });
    }

    /**
     * Puts other steps in the place of those that there were. Acts that were taken keep what they were; those of a step that is
     * no more count for none.
     *
     * @throws io.huiyin.kernel.ProblemException 412 if it was changed meanwhile; 422 for steps that are out of order, that name a
     *     service that is no optional one, or that would cut off a utility (DUN-06)
     */
    public DunningLadder change(Caller caller, UUID communityId, Expected expected, List<DunningStep> steps) {
        return database.in(caller, () -> {
            var present = get(caller, communityId);
            expected.check(present.version());
            checkOrder(steps);
            for (int i = 0; i < steps.size(); i++) check(communityId, steps.get(i), "/steps/" + i);
            if (!ladders.raise(communityId, present.version())) throw Problems.stale();
            ladders.replace(communityId, steps);
            events.edited("dunning-ladder", Edit.CHANGED, communityId, communityId);
            return ladders.of(communityId);
        });
    }

    /**
     * The kind of this name.
     *
     * @throws io.huiyin.kernel.ProblemException 422 for one that would cut off a utility (DUN-06), 400 for any other name
     */
    public static DunningStepKind kind(String name, String pointer) {
        if (UtilityCutOff.isSaidByCode(name)) throw DunningProblems.utilityCutOff(pointer);
        return Arrays.stream(DunningStepKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(
                        pointer,
                        "unknown-kind",
                        Text.of("One of %s.", "须为 %s 之一。", (Object) Arrays.toString(DunningStepKind.values()))));
    }

    void open(@Observes CommunityCreated created) {
        ladders.seed(created.communityId());
    }

    private static void checkOrder(List<DunningStep> steps) {
        var codes = new HashSet<String>();
        var before = EnumSet.noneOf(DunningStepKind.class);
        DunningStep last = null;
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var at = "/steps/" + i;
            if (!codes.add(step.code())) {
                throw Problems.unprocessable(
                        at + "/code", "twice", Text.of("Another step has this code.", "另一步骤已使用此编码。"));
            }
            if (last != null && step.kind().compareTo(last.kind()) < 0) {
                throw Problems.unprocessable(
                        at + "/kind",
                        "out-of-order",
                        Text.of("A %s does not follow a %s.", "%s 不能排在 %s 之后。", step.kind(), last.kind()));
            }
            if (last != null && step.afterDaysOverdue() < last.afterDaysOverdue()) {
                throw Problems.unprocessable(
                        at + "/afterDaysOverdue",
                        "out-of-order",
                        Text.of("It is no earlier than the step before.", "不能早于前一步骤。"));
            }
            if (step.kind().isConsequence()
                    && !before.containsAll(
                            EnumSet.of(DunningStepKind.WRITTEN_NOTICE, DunningStepKind.TIME_LIMITED_NOTICE))) {
                throw Problems.unprocessable(
                        at + "/kind",
                        "notice-needed",
                        Text.of(
                                "A written and a time-limited notice come before a %s.",
                                "%s 之前须有书面催缴和限期催缴。", step.kind()));
            }
            before.add(step.kind());
            last = step;
        }
    }

    private void check(UUID communityId, DunningStep step, String at) {
        if (UtilityCutOff.isSaidByCode(step.code())) throw DunningProblems.utilityCutOff(at + "/code");
        if (UtilityCutOff.isSaidBy(step.template())) throw DunningProblems.utilityCutOff(at + "/template");
        if (step.kind() == DunningStepKind.TIME_LIMITED_NOTICE && step.noticeDays() == 0) {
            throw Problems.unprocessable(
                    at + "/noticeDays", "needed", Text.of("It names the days of its limit.", "限期催缴须写明期限天数。"));
        }
        if (!step.feeItemIds().isEmpty() && step.kind() != DunningStepKind.SUSPEND_OPTIONAL_SERVICES) {
            throw Problems.unprocessable(
                    at + "/feeItemIds", "not-suspending", Text.of("This step withholds nothing.", "该步骤不停办任何服务。"));
        }
        for (int i = 0; i < step.feeItemIds().size(); i++) {
            requireOptional(communityId, step.feeItemIds().get(i), at + "/feeItemIds/" + i);
        }
    }

    /** The item, which nobody is bound to have; a utility is refused with the article that forbids it. */
    FeeItem requireOptional(UUID communityId, UUID feeItemId, String pointer) {
        var item = items.find(feeItemId)
                .filter(found -> found.communityId().equals(communityId))
                .orElseThrow(() -> Problems.unknownReference(pointer));
        if (UtilityCutOff.wouldBe(item)) throw DunningProblems.utilityCutOff(pointer);
        if (item.feeClass() != FeeClass.SERVICE) {
            throw Problems.unprocessable(
                    pointer,
                    "not-optional",
                    Text.of("Only optional services (SERVICE) are withheld.", "只能停办可选的有偿服务（SERVICE）。"));
        }
        return item;
    }
}
