package io.huiyin.sla;

import io.huiyin.calendar.Target;
import io.huiyin.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A target as three columns, of which one is set: {@code clock_seconds}, {@code working_seconds}, {@code working_days}. */
final class TargetColumns {

    private TargetColumns() {}

    /** Null where none is set. */
    static Target read(ResultSet row) throws SQLException {
        var clock = Columns.number(row, "clock_seconds");
        var working = Columns.number(row, "working_seconds");
        var days = Columns.integer(row, "working_days");
        if (clock == null && working == null && days == null) return null;
        return new Target(
                clock == null ? null : Duration.ofSeconds(clock),
                working == null ? null : Duration.ofSeconds(working),
                days);
    }

    /** Values for the parameters {@code clock}, {@code working} and {@code days}. */
    static Map<String, Object> bindings(Target target) {
        var bindings = new HashMap<String, Object>();
        bindings.put("clock", target == null ? null : seconds(target.clockTime()));
        bindings.put("working", target == null ? null : seconds(target.workingTime()));
        bindings.put("days", target == null ? null : target.workingDays());
        return bindings;
    }

    private static Long seconds(Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}
