package io.huiyin.billing;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Optional services that a house is not given (停办的可选服务): while one is withheld it is charged neither once nor by a run. When and
 * why is for dunning to decide, which tells it as well: nothing is published here.
 */
@ApplicationScoped
public class WithheldServices {

    private final Database database;
    private final ServiceSuspensionRepository suspensions;
    private final Clock clock;

    WithheldServices(Database database, ServiceSuspensionRepository suspensions, Clock clock) {
        this.database = database;
        this.suspensions = suspensions;
        this.clock = clock;
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

    /**
     * Withholds a service, in the running transaction, which holds the lock of the house's account.
     *
     * @throws ProblemException 409 while it is withheld already
     */
    public void withhold(ServiceSuspension suspension) {
        if (!suspensions.insert(suspension)) {
            throw Problems.conflict("/feeItemId", "suspended", Text.of("The service is withheld already.", "该服务已停办。"));
        }
    }

    /**
     * Gives a service again by somebody's hand.
     *
     * @throws ProblemException 404 for what is unknown; 409 once it is given again; 412 if it was changed meanwhile
     */
    public ServiceSuspension giveAgain(Caller caller, UUID id, Expected expected) {
        return database.in(caller, () -> {
            expected.check(suspensions.find(id).orElseThrow(Problems::notFound).version());
            if (!suspensions.lift(id, caller.staffId(), clock.instant())) {
                throw new ProblemException(Problems.CONFLICT, Text.of("It is lifted already.", "该服务已恢复。"));
            }
            return suspensions.find(id).orElseThrow();
        });
    }

    /**
     * Gives again what is withheld from a house on account of payers who have no overdue bill of it any more, in the running
     * transaction.
     *
     * @return what is given again by this
     */
    public List<ServiceSuspension> giveAgainWhereSettled(UUID houseId) {
        return suspensions.liftSettled(houseId, clock.instant());
    }

    /** What was ever withheld on account of a payer, by id, in the running transaction. */
    public List<ServiceSuspension> ofPayer(UUID payerId, UUID after, int limit) {
        return suspensions.ofPayer(payerId, after, limit);
    }
}
