package io.huiyin.app.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The roles and the database that the program expects to find, made where they are missing.
 *
 * <p>{@code docs/operations.md} gives the same statements for a database that an operator runs.
 */
final class DatabaseRoles {

    static final String SUPERUSER = "postgres";
    static final String OWNER = "huiyin_owner";
    static final String APP = "huiyin_app";
    static final String SYSTEM = "huiyin_system";
    static final String DATABASE = "huiyin";

    private DatabaseRoles() {}

    /** Run by the superuser at every start; a start that was cut off between two statements is made good by the next. */
    static void ensure(Connection superuser, DatabasePasswords passwords) throws SQLException {
        try (var statement = superuser.createStatement()) {
            if (!exists(statement, "select from pg_roles where rolname = '" + SYSTEM + "'")) {
                superuser.setAutoCommit(false);
                statement.execute("create role %s login password '%s'".formatted(OWNER, passwords.owner()));
                statement.execute("create role %s login password '%s'".formatted(APP, passwords.app()));
                statement.execute("create role " + SYSTEM + " nologin");
                statement.execute("grant %s to %s with inherit false, set true".formatted(SYSTEM, APP));
                superuser.commit();
                superuser.setAutoCommit(true);
            }
            if (!exists(statement, "select from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database %s owner %s".formatted(DATABASE, OWNER));
            }
            statement.execute("revoke all on database %s from public".formatted(DATABASE));
            statement.execute("grant connect on database %s to %s".formatted(DATABASE, APP));
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
