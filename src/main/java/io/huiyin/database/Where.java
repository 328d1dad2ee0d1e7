package io.huiyin.database;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The conditions of a list of which the caller names any or none. Only those that were named stand in the statement, so
 * that the planner sees what is really asked for.
 */
public final class Where {

    private final StringBuilder conditions = new StringBuilder("true");
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds {@code condition}, which refers to {@code :name}, unless {@code value} is null. */
    public Where and(String condition, String name, Object value) {
        if (value == null) return this;
        values.put(name, value);
        return and(condition);
    }

    public Where and(String condition) {
        conditions.append(" and ").append(condition);
        return this;
    }

    /** Gives {@code :name} a value that several conditions refer to. */
    public Where with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** Gives the names of another set of conditions their values, which a condition of this one contains. */
    public Where with(Where inner) {
        values.putAll(inner.values);
        return this;
    }

    /** The conditions, to be put behind {@code where}; {@code true} where there are none. */
    public String sql() {
        return conditions.toString();
    }

    public <S extends SqlStatement<S>> S bindTo(S statement) {
        values.forEach(statement::bind);
        return statement;
    }
}
