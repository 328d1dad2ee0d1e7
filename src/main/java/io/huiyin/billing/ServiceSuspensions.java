package io.huiyin.billing;

import io.huiyin.database.Database;
import io.huiyin.estate.Houses;
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
    private final ServiceSuspensionRepository suspensions;
    private final DunningSteps steps;
    private final DunningLadders ladders;
    private final FeeAccounts accounts;
    private final Houses houses;
    private final BillRepository bills;
    private final Events events;
    private final Clock clock;

    ServiceSuspensions(
            Database database,
            ServiceSuspensionRepository suspensions,
            DunningSteps steps,
            DunningLadders ladders,
            FeeAccounts accounts,
            Houses houses,
            BillRepository bills,
            Events events,
            Clock clock) {
        this.database = database;
        this.suspensions = suspensions;
        this.steps = steps;
        this.ladders = ladders;
        this.accounts = accounts;
        this.houses = houses;
        this.bills = bills;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Withholds a service: it takes the ladder's step SUSPEND_OPTIONAL_SERVICES, which both notices come before.
     *
     * @throws ProblemException 409 where that step is not due or the service is withheld already; 422 for a utility, for an item that
     *     is no optional service or not of the step, and for what is not known
     */
    public ServiceSuspension suspend(Caller caller, ServiceSuspension.Wanted wanted) {
        return database.in(caller, () -> {
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
            if (!suspensions.insert(suspension)) {
                throw Problems.conflict(
                        "/feeItemId", "suspended", Text.of("The service is withheld already.", "该服务已停办。"));
            }
            events.publish(new DunningEvent.ServiceSuspended(
                    community, suspension.id(), house.id(), wanted.feeItemId(), act.id(), clock.instant()));
            return suspension;
        });
    }

    public ServiceSuspension get(Caller caller, UUID id) {
        return database.in(caller, () -> suspensions.find(id).orElseThrow(Problems::notFound));
    }

    /** Newest first. */
    public Page<ServiceSuspension> list(Caller caller, ServiceSuspension.Filter filter, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "service-suspensions?" + filter;
            var rows = suspensions.page(filter, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, suspension -> Cursor.after(list, suspension.id()));
        });
    }

    /** @throws ProblemException 409 once it is lifted */
    public ServiceSuspension lift(Caller caller, UUID id, Expected expected) {
        return database.in(caller, () -> {
            var seen = suspensions.find(id).orElseThrow(Problems::notFound);
            expected.check(seen.version());
            if (!suspensions.lift(id, caller.staffId(), clock.instant())) {
                throw new ProblemException(Problems.CONFLICT, Text.of("It is lifted already.", "该服务已恢复。"));
            }
            restored(seen, ServiceSuspension.Lifted.BY_HAND);
            return suspensions.find(id).orElseThrow();
        });
    }

    void on(@Observes PaymentEvent.Received payment) {
        liftSettled(payment.houseId());
    }

    /** What did not go back after all has paid what was open. */
    void on(@Observes PaymentEvent.RefundReversed refund) {
        liftSettled(refund.houseId());
    }

    /** A debt ends without a payment as well: by a bill that was void, given up, or freed of its late fee. */
    void on(@Observes BillEvent decided) {
        bills.find(decided.billId()).ifPresent(bill -> liftSettled(bill.houseId()));
    }

    private void liftSettled(UUID houseId) {
        for (var each : suspensions.liftSettled(houseId, clock.instant())) {
            restored(each, ServiceSuspension.Lifted.SETTLED);
        }
    }

    private void restored(ServiceSuspension each, ServiceSuspension.Lifted how) {
        events.publish(
                new DunningEvent.ServiceRestored(each.communityId(), each.id(), each.houseId(), how, clock.instant()));
    }
}
