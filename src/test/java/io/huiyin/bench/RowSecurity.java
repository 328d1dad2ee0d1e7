package io.huiyin.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

/** Switches row-level security of all tables, to see what it costs. */
final class RowSecurity {

    private RowSecurity() {}

    /** Runs something while no policy is asked. */
    static Measured without(Connection superuser, Measurement measurement) throws Exception {
        switchAll(superuser, "disable");
        try {
            return measurement.take();
        } finally {
            switchAll(superuser, "enable");
        }
    }

    interface Measurement {
        Measured take() throws Exception;
    }

    /** One table after the other, since jobs of the program run beside; a table without a policy never had it on. */
    private static void switchAll(Connection superuser, String how) throws SQLException {
        try (var statement = superuser.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery("select distinct polrelid::regclass::text from pg_policy")) {
                while (rows.next()) tables.add(rows.getString(1));
            }
            for (var table : tables) {
                statement.execute("alter table " + table + " " + how + " row level security");
            }
        }
    }
}
