package io.huiyin.owners;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.ProblemException;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;

/** Counts owners by what is stored of them. */
@ApplicationScoped
public class OwnerStatistics {

    private final Database database;
    private final Protection protection;
    private final Clock clock;

    OwnerStatistics(Database database, Protection protection, Clock clock) {
        this.database = database;
        this.protection = protection;
        this.clock = clock;
    }

    /**
     * Counts the owners whom a filter leaves, by one attribute.
     *
     * @throws ProblemException 403 if the caller may not see what is counted by
     */
    public OwnerCounts count(Caller caller, OwnerAttribute by, OwnerFilter filter) {
        if (by == OwnerAttribute.SEGMENT || filter.segment() != null) Shown.require(caller, Shown.INTERNAL);
        return database.in(caller, () -> {
            var where = new OwnerSearch(filter, clock.instant()).where(protection);
            if (by.isAboutHouses()) where.with("now", clock.instant());
            var query = database.handle().createQuery("""
                    with chosen as (select * from owner o where %s)
                    select null as value, count(*) as owners, true as is_total from chosen
                    union all
                    select %s, count(distinct o.id), false from chosen o %s group by 1
                     order by is_total desc, owners desc, value
                    """.formatted(where.sql(), by.expression(), by.joins()));
            var counts = new ArrayDeque<>(where.bindTo(query)
                    .map((row, context) -> new OwnerCounts.Count(row.getString("value"), row.getLong("owners")))
                    .list());
            return new OwnerCounts(by, counts.removeFirst().owners(), List.copyOf(counts));
        });
    }
}
