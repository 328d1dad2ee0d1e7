package io.huiyin.testing;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Notes the statements that the program executes, from {@link #restart} on. Scope and identity are left out: they belong to no
 * operation.
 */
@ApplicationScoped
@Unremovable
public class StatementCounter implements SqlLogger {

    /** More than any test looks at: nobody says when it has seen enough, and a whole suite comes after. */
    private static final int MOST = 10_000;

    private static final Predicate<String> COUNTS = sql -> !sql.contains("set_config('huiyin.")
            && !sql.contains("huiyin_identify")
            && !sql.startsWith("set local")
            && !sql.contains("acting-staff");

    private final List<String> statements = new ArrayList<>();
    private volatile boolean notes;

    @Override
    public void logBeforeExecution(StatementContext context) {
        if (notes) note(context.getRenderedSql().strip());
    }

    private synchronized void note(String sql) {
        if (COUNTS.test(sql)) statements.add(sql);
        notes = statements.size() < MOST;
    }

    public synchronized void restart() {
        statements.clear();
        notes = true;
    }

    /** What was executed since the last {@link #restart}, of which there must have been one; the first 10 000 of it. */
    public synchronized List<String> statements() {
        return List.copyOf(statements);
    }
}
