package io.huiyin.reports;

import io.huiyin.billing.PaymentMethod;
import io.huiyin.community.Communities;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.imports.ForeignTables;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Statements of banks and channels, held against the money in the books (对账). Nothing is changed in the books. */
@ApplicationScoped
public class Reconciliations {

    private final Database database;
    private final Communities communities;
    private final ForeignTables tables;
    private final ReconciliationRepository reconciliations;
    private final Events events;
    private final Clock clock;

    Reconciliations(
            Database database,
            Communities communities,
            ForeignTables tables,
            ReconciliationRepository reconciliations,
            Events events,
            Clock clock) {
        this.database = database;
        this.communities = communities;
        this.tables = tables;
        this.reconciliations = reconciliations;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Holds a statement against the money of one method; its faulty rows are told and left out.
     *
     * @throws io.huiyin.kernel.ProblemException 413, 415 or 422 if the file cannot be read; 422 for an unknown community, or cash
     */
    public Reconciliation reconcile(Caller caller, UUID communityId, PaymentMethod method, Path file, long bytes) {
        return database.in(caller, () -> {
            var community = communities.find(communityId).orElseThrow(() -> Problems.unknownReference("communityId"));
            if (method == PaymentMethod.CASH) {
                throw Problems.unprocessable(
                        "method", "no-statement", Text.of("Nobody gives statements of cash.", "现金没有对账单。"));
            }
            var today = LocalDate.ofInstant(clock.instant(), community.timeZone());
            var statement = new Statement(tables, file, bytes, today);
            var id = Ids.next();
            reconciliations.insert(id, communityId, method, statement, clock.instant());
            events.publish(new ReconciliationEvent.Made(communityId, id, method, clock.instant()));
            return reconciliations.find(id).orElseThrow();
        });
    }

    public Reconciliation get(Caller caller, UUID id) {
        return database.in(caller, () -> reconciliations.find(id).orElseThrow(Problems::notFound));
    }

    /** Newest first, without their problems. */
    public Page<Reconciliation> list(Caller caller, UUID communityId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "reconciliations?" + communityId;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = reconciliations.page(communityId, cursor, limit + 1);
            return Page.of(rows, limit, each -> Cursor.after(list, each.id()));
        });
    }

    /**
     * The rows of a statement in their order, then the money that it lacks.
     *
     * @param state null for all
     */
    public Page<Reconciliation.Item> items(
            Caller caller, UUID id, Reconciliation.State state, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            reconciliations.find(id).orElseThrow(Problems::notFound);
            var list = "reconciliation-items?" + id + "&" + state;
            var rows = reconciliations.items(id, state, Cursor.read(list, encodedCursor, 1), limit + 1);
            return Page.of(rows, limit, item -> Cursor.after(list, item.id()));
        });
    }
}
