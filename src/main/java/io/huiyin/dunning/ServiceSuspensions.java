package io.huiyin.dunning;

import io.huiyin.billing.BillEvent;
import io.huiyin.billing.Bills;
import io.huiyin.billing.FeeAccounts;
import io.huiyin.billing.PaymentEvent;
import io.huiyin.billing.ServiceSuspension;
import io.huiyin.billing.WithheldServices;
import io.huiyin.database.Database;
import io.huiyin.estate.Houses;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.UUID;

/**
 * Withholding optional services (停办可选服务, DUN-01): what is paid for apart and nobody is bound to take. Utilities, property
 * service and parking are none (DUN-06).
 */
@ApplicationScoped
public class ServiceSuspensions {

    private final Database database;
    private final WithheldServices withheld;
    private final DunningSteps steps;
    private final DunningLadders ladders;
    private final FeeAccounts accounts;
    private final Houses houses;
    private final Bills bills;
    private final Events events;
    private final Clock clock;

    ServiceSuspensions(
            Database database,
            WithheldServices withheld,
            DunningSteps steps,
            DunningLadders ladders,
            FeeAccounts accounts,
            Houses houses,
            Bills bills,
            Events events,
            Clock clock) {
        this.database = database;
        this.withheld = withheld;
        this.steps = steps;
        this.ladders = ladders;
        this.accounts = accounts;
        this.houses = houses;
        this.bills = bills;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A service that is to be withheld.
     *
     * @param payerId null for the only one of the house who owes something
     * @param method  how the payer is told
     */
    public record Wanted(UUID houseId, UUID payerId, UUID feeItemId, DunningMethod method, String reason) {}

    /**
     * Withholds a service: it takes the ladder's step SUSPEND_OPTIONAL_SERVICES, which both notices come before.
     *
     * @throws ProblemException 409 where that step is not due or the service is withheld already; 422 for a utility, for an item that
     *     is no optional service or not of the step, and for what is not known
     */
    public ServiceSuspension suspend(Caller caller, Wanted wanted) {
        return database.in(caller, () -> {
            if (UtilityCutOff.isSaidBy(wanted.reason())) throw DunningProblems.utilityCutOff("/reason");
            var house = houses.find(wanted.houseId()).orElseThrow(() -> Problems.unknownReference("/houseId"));
            var community = house.communityId();
            ladders.requireOptional(community, wanted.feeItemId(), "/feeItemId");
            accounts.lock(community, house.id());
            var act = steps.suspend(caller, community, wanted);
            var suspension = new ServiceSuspension(
                    Ids.next(),
                    community,
                    house.id(),
                    act.payerId(),
                    wanted.feeItemId(),
                    wanted.reason(),
                    act.id(),
                    caller.staffId(),
                    clock.instant(),
                    null,
                    null,
                    null,
                    1);
            withheld.withhold(suspension);
            events.publish(new DunningEvent.ServiceSuspended(
                    community, suspension.id(), house.id(), wanted.feeItemId(), act.id(), clock.instant()));
            return suspension;
        });
    }

    /** @throws ProblemException 409 once it is lifted */
    public ServiceSuspension lift(Caller caller, UUID id, Expected expected) {
        return database.in(caller, () -> {
            var lifted = withheld.giveAgain(caller, id, expected);
            restored(lifted, ServiceSuspension.Lifted.BY_HAND);
            return lifted;
        });
    }

    void on(@Observes PaymentEvent.Received payment) {
        liftSettled(payment.houseId());
    }

    /** What did not go back after all has paid what was open. */
    void on(@Observes PaymentEvent.RefundReversed refund) {
        liftSettled(refund.houseId());
    }

    /** A debt ends without a payment as well: by a bill that was void, given up, or freed of its late fee by leave or by a dispute. */
    void on(@Observes BillEvent decided) {
        bills.houseOf(decided.billId()).ifPresent(this::liftSettled);
    }

    private void liftSettled(UUID houseId) {
        for (var each : withheld.giveAgainWhereSettled(houseId)) {
            restored(each, ServiceSuspension.Lifted.SETTLED);
        }
    }

    private void restored(ServiceSuspension each, ServiceSuspension.Lifted how) {
        events.publish(
                new DunningEvent.ServiceRestored(each.communityId(), each.id(), each.houseId(), how, clock.instant()));
    }
}
