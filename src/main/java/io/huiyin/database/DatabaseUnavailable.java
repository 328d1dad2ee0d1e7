package io.huiyin.database;

import java.sql.SQLException;

/** The database did not do what a transaction itself is made of: no connection could be had, or begun, or committed. */
public class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnavailable(SQLException cause) {
        super(cause);
    }

    public String sqlState() {
        return ((SQLException) getCause()).getSQLState();
    }
}
