package io.huiyin.database;

import io.agroal.api.AgroalDataSource;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.argument.NullArgument;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;

/**
 * Runs work in a transaction that carries its caller's communities, so that row-level security shows nothing else.
 *
 * <p>A transaction belongs to the thread that began it. Work that is started inside joins it, and its scope is the
 * outer one's: a room's façade may therefore be called alone or as a part of something larger.
 */
@ApplicationScoped
public class Database {

    private final ThreadLocal<Transaction> running = new ThreadLocal<>();
    private final AgroalDataSource dataSource;
    private final Jdbi jdbi;

    Database(AgroalDataSource dataSource, Instance<SqlLogger> loggers) {
        this.dataSource = dataSource;
        jdbi = Jdbi.create((ConnectionFactory) () -> current().connection());
        // A null has no type of its own: the statement gives it one.
        jdbi.configure(Arguments.class, arguments -> arguments.setUntypedNullArgument(new NullArgument(Types.OTHER)));
        // Of a failed statement its text is told, and nothing that was bound to it: it may say something of a person.
        jdbi.configure(StatementExceptions.class, failures -> failures.setMessageRendering(Database::withoutArguments));
        jdbi.registerArgument(new InstantArgument());
        jdbi.registerArgument(new UuidArgument());
        jdbi.registerArrayType(UUID.class, "uuid");
        jdbi.registerArrayType(String.class, "text");
        // The driver takes byte strings as elements of an array in their hex form alone.
        jdbi.registerArrayType(
                byte[].class,
                "bytea",
                bytes -> bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes));
        jdbi.registerArrayType(Integer.class, "integer");
        jdbi.registerArrayType(BigDecimal.class, "numeric");
        jdbi.registerArrayType(LocalDate.class, "date");
        loggers.stream().findAny().ifPresent(jdbi::setSqlLogger);
    }

    /** Runs {@code work} in the running transaction, or in a new one scoped to the caller's communities. */
    public <T> T in(Caller caller, Supplier<T> work) {
        if (running.get() != null) return work.get();
        return transaction(caller, work, Transaction::enterScope);
    }

    public void in(Caller caller, Runnable work) {
        in(caller, () -> {
            work.run();
            return null;
        });
    }

    /**
     * Runs {@code work} in a transaction of its own as {@code huiyin_system}, which sees every row: only to claim work,
     * to look up a key, or to fill an empty database.
     *
     * @throws IllegalStateException inside another transaction, whose scope it would otherwise leave
     */
    public <T> T asSystem(String name, Supplier<T> work) {
        if (running.get() != null) throw new IllegalStateException("already in the transaction of " + caller());
        return transaction(Caller.job(name), work, Transaction::becomeSystem);
    }

    public void asSystem(String name, Runnable work) {
        asSystem(name, () -> {
            work.run();
            return null;
        });
    }

    /**
     * Runs one item of claimed work inside {@link #asSystem}: as the program again, in the scope of {@code caller}, and
     * behind a savepoint, so that what it throws takes back this item alone.
     */
    public void item(Caller caller, Runnable work) {
        var outer = current();
        var inner = outer.item(caller);
        var savepoint = outer.savepoint();
        running.set(inner);
        try {
            inner.becomeProgram();
            inner.enterScope();
            work.run();
            inner.runBeforeCommit();
            inner.becomeSystem();
            outer.release(savepoint);
            outer.afterCommit.addAll(inner.afterCommit);
            outer.afterRollback.addAll(inner.afterRollback);
        } catch (RuntimeException failure) {
            outer.rollBackTo(savepoint);
            inner.runAfterRollback(failure);
            throw failure;
        } finally {
            running.set(outer);
        }
    }

    /**
     * From here to the end of the running transaction, an owner who calls is no longer limited to what is theirs, nor anyone
     * to their own work or areas, but to their community as everyone of the office: for what their act brings about there. Call it when
     * everything that they named was found within their limits. Nothing happens for a caller without any.
     */
    public void liftLimits() {
        if (caller().owner() != null || caller().reach() != Reach.COMMUNITY)
            current().liftLimits();
    }

    /**
     * From here on each statement of the running transaction is planned for its own values and for the tables as they are: a plan that
     * was kept from when there was little is a slow one for very much.
     */
    public void planAnew() {
        handle().execute("set local plan_cache_mode = force_custom_plan");
    }

    /** A query over a bare connection. */
    public interface Query<T> {
        T ask(Connection connection) throws SQLException;
    }

    /** Asks one query outside of any transaction, with no scope: it sees what a function of the schema gives it. */
    public <T> T unscoped(Query<T> query) {
        try (var connection = dataSource.getConnection()) {
            return query.ask(connection);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    /** The connection of the running transaction. Never close it. */
    public Handle handle() {
        return current().handle();
    }

    /** Who acts in the running transaction. */
    public Caller caller() {
        return current().caller;
    }

    /** Whether a community is in the scope of the running transaction; one that does not exist never is. */
    public boolean sees(UUID communityId) {
        return handle().createQuery("select :community = any ((select huiyin_scope())::uuid[])")
                .bind("community", communityId)
                .mapTo(Boolean.class)
                .one();
    }

    public boolean isRunning() {
        return running.get() != null;
    }

    /** Runs {@code step} once, just before the running transaction commits; what it throws rolls everything back. */
    public void beforeCommit(Runnable step) {
        current().beforeCommit.add(step);
    }

    /** Runs {@code step} after the running transaction has committed, and never if it did not. */
    public void afterCommit(Runnable step) {
        current().afterCommit.add(step);
    }

    /**
     * Runs {@code step} after the running transaction was rolled back. Never if it was committed or may have been, so a
     * step that tidies up needs a clean-up behind it.
     */
    public void afterRollback(Runnable step) {
        current().afterRollback.add(step);
    }

    /** A thing that lives as long as the running transaction, made by {@code maker} when it is first asked for. */
    public <T> T attached(Class<T> type, Supplier<T> maker) {
        return type.cast(current().attachments.computeIfAbsent(type, ignored -> maker.get()));
    }

    private Transaction current() {
        var transaction = running.get();
        if (transaction == null) throw new IllegalStateException("no transaction is running");
        return transaction;
    }

    private <T> T transaction(Caller caller, Supplier<T> work, Consumer<Transaction> enter) {
        T result;
        Transaction transaction;
        try (var connection = dataSource.getConnection()) {
            transaction = new Transaction(connection, jdbi, caller);
            running.set(transaction);
            try {
                transaction.begin();
                enter.accept(transaction);
                result = work.get();
                transaction.runBeforeCommit();
                transaction.commit();
            } catch (Throwable failure) {
                transaction.rollBack(failure);
                throw failure;
            } finally {
                running.remove();
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
        transaction.afterCommit.forEach(Runnable::run);
        return result;
    }

    private static String withoutArguments(StatementException failure) {
        var context = failure.getStatementContext();
        return failure.getShortMessage() + (context == null ? "" : " in: " + context.getRenderedSql());
    }
}
