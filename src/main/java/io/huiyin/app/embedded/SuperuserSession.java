package io.huiyin.app.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.util.PSQLState;

/** A session of the embedded server's superuser, which alone makes roles and databases. */
final class SuperuserSession {

    /** Sent by a server that is starting, recovering or stopping. */
    private static final String CANNOT_CONNECT_NOW = "57P03";

    private SuperuserSession() {}

    /** By SCRAM each side proves to the other that it knows the password, so that no other server is taken for ours. */
    static Connection open(int port, DatabasePasswords passwords) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", DatabaseRoles.SUPERUSER);
        properties.setProperty("password", passwords.superuser());
        properties.setProperty("ApplicationName", "huiyin-start");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        return new Driver().connect("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
    }

    /** Whether the server takes a session now; one that is on its way up or down does not. */
    static boolean isAccepted(int port, DatabasePasswords passwords) {
        try (var session = open(port, passwords)) {
            return session.isValid(5);
        } catch (SQLException e) {
            if (CANNOT_CONNECT_NOW.equals(e.getSQLState()) || PSQLState.isConnectionError(e.getSQLState())) {
                return false;
            }
            throw new CannotStart("The PostgreSQL of an earlier run refuses this program: " + e.getMessage(), e);
        }
    }
}
