package io.huiyin.testing;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Notes every statement that the program executes. Scope and identity are left out: they belong to no operation. */
@ApplicationScoped
@Unremovable
public class StatementCounter implements SqlLogger {

    private static final Predicate<String> COUNTS = sql -> !sql.contains("set_config('huiyin.")
            && !sql.contains("huiyin_identify")
            && !sql.startsWith("set local")
            && !sql.contains("acting-staff");

    private final List<String> statements = new CopyOnWriteArrayList<>();

    @Override
    public void logBeforeExecution(StatementContext context) {
        var sql = context.getRenderedSql().strip();
        if (COUNTS.test(sql)) statements.add(sql);
    }

    public void restart() {
        statements.clear();
    }

    /** What was executed since the last {@link #restart}. */
    public List<String> statements() {
        return List.copyOf(statements);
    }
}
