package io.huiyin.app.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The roles and the database that the program expects to find, made where they are missing.
 *
 * <p>The statements are those of {@code docker/roles.sql}, which an operator runs on a database of one's own.
 */
final class DatabaseRoles {

    static final String SUPERUSER = "postgres";
    static final String OWNER = "huiyin_owner";
    static final String APP = "huiyin_app";
    static final String DATABASE = "huiyin";

    static final String OWNER_PASSWORD = ":'owner_password'";
    static final String APP_PASSWORD = ":'app_password'";

    static final List<String> ROLES = List.of(
            "create role huiyin_owner login password " + OWNER_PASSWORD,
            "create role huiyin_app login password " + APP_PASSWORD,
            "create role huiyin_system nologin",
            "grant huiyin_system to huiyin_app with inherit false, set true");

    static final String CREATION = "create database huiyin owner huiyin_owner";

    static final List<String> RIGHTS =
            List.of("revoke all on database huiyin from public", "grant connect on database huiyin to huiyin_app");

    private DatabaseRoles() {}

    /** Run by the superuser at every start; what a start that was cut off has not made, the next one makes. */
    static void ensure(Connection superuser, DatabasePasswords passwords) throws SQLException {
        try (var statement = superuser.createStatement()) {
            if (!exists(statement, "select from pg_roles where rolname = 'huiyin_system'")) {
                superuser.setAutoCommit(false);
                for (var sql : ROLES) {
                    statement.execute(sql.replace(OWNER_PASSWORD, "'" + passwords.owner() + "'")
                            .replace(APP_PASSWORD, "'" + passwords.app() + "'"));
                }
                superuser.commit();
                superuser.setAutoCommit(true);
            }
            if (!exists(statement, "select from pg_database where datname = 'huiyin'")) {
                statement.execute(CREATION);
            }
            for (var sql : RIGHTS) {
                statement.execute(sql);
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
