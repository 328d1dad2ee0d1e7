package io.huiyin.database;

import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Reach;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A running transaction: its connection, who acts in it, and what is still to be done at its end.
 *
 * <p>What every transaction of the program passes (begin, scope, commit) is bare JDBC: measured, the library's way through
 * its configuration cost as much as the statement itself.
 */
final class Transaction {

    private static final String ENTER =
            "select set_config('huiyin.communities', ?, true), set_config('huiyin.caller', ?, true), "
                    + "set_config('huiyin.owner', ?, true), set_config('huiyin.houses', ?, true), "
                    + "set_config('huiyin.assignee', ?, true), set_config('huiyin.area_staff', ?, true), "
                    + "set_config('huiyin.staff', ?, true)";
    private static final String LIFT_LIMITS = "select set_config('huiyin.owner', '', true), "
            + "set_config('huiyin.assignee', '', true), set_config('huiyin.area_staff', '', true)";
    private static final String BECOME_SYSTEM =
            "select set_config('role', 'huiyin_system', true), set_config('huiyin.communities', '*', true)";
    private static final String BECOME_PROGRAM = "select set_config('role', 'none', true)";

    final Caller caller;
    final Map<Class<?>, Object> attachments = new HashMap<>();
    final Deque<Runnable> beforeCommit = new ArrayDeque<>();
    final List<Runnable> afterCommit = new ArrayList<>();
    final List<Runnable> afterRollback = new ArrayList<>();
    private final Connection connection;
    private final Jdbi jdbi;
    private Handle handle;
    private boolean isCommitting;

    Transaction(Connection connection, Jdbi jdbi, Caller caller) {
        this.connection = connection;
        this.jdbi = jdbi;
        this.caller = caller;
    }

    /** A part of this transaction, in which someone else acts. */
    Transaction item(Caller other) {
        return new Transaction(connection, jdbi, other);
    }

    /** Never closed: the connection goes back by itself. */
    Handle handle() {
        if (handle == null) handle = jdbi.open();
        return handle;
    }

    Connection connection() {
        return connection;
    }

    void begin() {
        run(() -> connection.setAutoCommit(false));
    }

    void enterScope() {
        run(() -> {
            try (var statement = connection.prepareStatement(ENTER)) {
                statement.setString(1, caller.communities().setting());
                statement.setString(2, caller.id() == null ? "" : caller.id().toString());
                var owner = caller.owner();
                statement.setString(3, owner == null ? "" : owner.id().toString());
                statement.setString(4, owner == null ? "" : ids(owner.houses()));
                statement.setString(5, staffIf(Reach.OWN_WORK));
                statement.setString(6, staffIf(Reach.AREAS));
                statement.setString(
                        7, caller.staffId() == null ? "" : caller.staffId().toString());
                statement.execute();
            }
        });
    }

    private String staffIf(Reach reach) {
        return caller.reach() == reach ? caller.staffId().toString() : "";
    }

    private static String ids(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    void liftLimits() {
        execute(LIFT_LIMITS);
    }

    void becomeSystem() {
        execute(BECOME_SYSTEM);
    }

    void becomeProgram() {
        execute(BECOME_PROGRAM);
    }

    Savepoint savepoint() {
        try {
            return connection.setSavepoint();
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    void release(Savepoint savepoint) {
        run(() -> connection.releaseSavepoint(savepoint));
    }

    void rollBackTo(Savepoint savepoint) {
        run(() -> connection.rollback(savepoint));
    }

    void runBeforeCommit() {
        // A step may add another one, such as an event that is published while events are written.
        for (var step = beforeCommit.poll(); step != null; step = beforeCommit.poll()) step.run();
    }

    void commit() {
        isCommitting = true;
        run(connection::commit);
    }

    /** Where the commit itself failed, nobody knows whether it was carried out, so nothing is tidied up. */
    void rollBack(Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException rollbackFailure) {
            failure.addSuppressed(rollbackFailure);
        }
        if (!isCommitting) runAfterRollback(failure);
    }

    void runAfterRollback(Throwable failure) {
        for (var step : afterRollback) {
            try {
                step.run();
            } catch (RuntimeException stepFailure) {
                failure.addSuppressed(stepFailure);
            }
        }
    }

    private void execute(String sql) {
        run(() -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.execute();
            }
        });
    }

    private interface Step {
        void run() throws SQLException;
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }
}
