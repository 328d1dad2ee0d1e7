package io.huiyin.dunning;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who is behind with what (欠费清单, DUN-02). */
@ApplicationScoped
public class Arrears {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Database database;
    private final ArrearsRepository arrears;

    Arrears(Database database, ArrearsRepository arrears) {
        this.database = database;
        this.arrears = arrears;
    }

    /** House by house, in the order in which houses were entered; one row for each payer of a house. */
    public Page<DebtorArrears> list(Caller caller, ArrearsFilter filter, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "arrears?" + filter;
            var rows = arrears.page(filter, Cursor.read(list, cursor, 3), limit + 1);
            return Page.of(
                    rows,
                    limit,
                    row -> Cursor.after(
                            list, row.communityId(), row.houseId(), row.payerId() == null ? NOBODY : row.payerId()));
        });
    }
}
