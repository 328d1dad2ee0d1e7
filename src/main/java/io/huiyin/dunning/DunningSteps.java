package io.huiyin.dunning;

import io.huiyin.community.Communities;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Steps that are taken by doing something else: by withholding a service, or by handing a letter over. */
@ApplicationScoped
class DunningSteps {

    private final DunningActs acts;
    private final DunningLadderRepository ladders;
    private final DunningReferences references;
    private final Communities communities;
    private final Clock clock;

    DunningSteps(
            DunningActs acts,
            DunningLadderRepository ladders,
            DunningReferences references,
            Communities communities,
            Clock clock) {
        this.acts = acts;
        this.ladders = ladders;
        this.references = references;
        this.communities = communities;
        this.clock = clock;
    }

    /** Takes the first step of the ladder that withholds this service. */
    DunningAct suspend(Caller caller, UUID communityId, ServiceSuspensions.Wanted wanted) {
        references.checkPayer(communityId, wanted.payerId());
        var step = ladders.of(communityId).steps().stream()
                .filter(each -> each.kind() == DunningStepKind.SUSPEND_OPTIONAL_SERVICES)
                .filter(each -> each.feeItemIds().isEmpty() || each.feeItemIds().contains(wanted.feeItemId()))
                .findFirst()
                .orElseThrow(() -> Problems.unprocessable(
                        "/feeItemId",
                        "not-of-ladder",
                        Text.of("No step of the ladder withholds this service.", "催缴阶梯中没有停办此服务的步骤。")));
        var now = clock.instant();
        var today = LocalDate.ofInstant(
                now, communities.find(communityId).orElseThrow().timeZone());
        var payer = acts.payer(communityId, wanted.houseId(), wanted.payerId(), today);
        acts.checkTurn(communityId, wanted.houseId(), payer, step, today, "/feeItemId");
        return write(
                communityId,
                wanted.houseId(),
                payer,
                new Taken(step.code(), step.kind(), wanted.method(), DunningOutcome.REACHED, now, caller.staffId()));
    }

    /** How a step was taken. */
    record Taken(
            String step,
            DunningStepKind kind,
            DunningMethod method,
            DunningOutcome outcome,
            Instant at,
            UUID staffId) {}

    /** Keeps the act of a step whose turn was checked before. */
    DunningAct write(UUID communityId, UUID houseId, UUID payerId, Taken taken) {
        return acts.write(new DunningAct(
                Ids.next(),
                communityId,
                houseId,
                payerId,
                taken.step(),
                taken.kind(),
                taken.method(),
                taken.at(),
                taken.staffId(),
                taken.outcome(),
                null,
                null,
                clock.instant(),
                1));
    }
}
