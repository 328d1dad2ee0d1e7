package io.huiyin.billing;

import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.statement.SqlStatement;

/** What the houses of an item bear together (公摊). */
@ApplicationScoped
public class SharedCosts {

    private final Database database;

    SharedCosts(Database database) {
        this.database = database;
    }

    void fix(RunItem item, Period period) {}

    <S extends SqlStatement<S>> void bindTo(S statement, RunItem item, Period period) {
        statement.bind("cost", BillRunRow.START);
    }
}
