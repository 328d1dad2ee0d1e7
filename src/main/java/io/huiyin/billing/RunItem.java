package io.huiyin.billing;

import io.huiyin.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** What a run needs to know of a fee item. */
record RunItem(
        UUID id,
        UUID communityId,
        String name,
        FeeClass feeClass,
        PricingMethod method,
        FeeCycle cycle,
        FeeAnchor anchor,
        LocalDate retiredOn) {

    /** A period whose first days were in use is billed for them, also long after the item was retired. */
    boolean isBilledIn(Period period) {
        return cycle == period.cycle() && (retiredOn == null || retiredOn.isAfter(period.first(Period.CALENDAR)));
    }

    static RunItem read(ResultSet row) throws SQLException {
        return new RunItem(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("name"),
                Columns.name(row, "class", FeeClass.class),
                Columns.name(row, "method", PricingMethod.class),
                Columns.name(row, "cycle", FeeCycle.class),
                Columns.name(row, "anchor", FeeAnchor.class),
                Columns.date(row, "retired_on"));
    }
}
