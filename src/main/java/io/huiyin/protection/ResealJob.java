package io.huiyin.protection;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.jobs.Batches;
import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Seals anew what older keys have sealed (密钥轮换), with its blind index, and what stands in the clear from before it was sealed. A text is replaced only where it still is what was read,
 * so whoever writes at the same time wins; the version of a row stays. Every batch is a transaction of its own: a run that is cut
 * short goes on with the rest.
 */
@ApplicationScoped
class ResealJob implements Job {

    private static final Logger LOG = Logger.getLogger(ResealJob.class);
    private static final int BATCH = 500;

    private final Database database;
    private final Protection protection;
    private final List<SealedColumn> columns;
    private final Jobs jobs;

    ResealJob(Database database, Protection protection, @Any Instance<SealedColumns> rooms, Jobs jobs) {
        this.database = database;
        this.protection = protection;
        this.columns = rooms.stream().flatMap(room -> room.columns().stream()).toList();
        this.jobs = jobs;
    }

    /** @param position null where the column has none */
    private record Stale(UUID space, UUID row, Integer position, byte[] sealed) {}

    @Override
    public String name() {
        return "reseal";
    }

    @Scheduled(
            every = "${huiyin.protection.reseal-every}",
            delayed = "3m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        jobs.tick(name(), () -> run(jobs.today()));
    }

    /**
     * The date does not matter.
     *
     * @return how many texts were {@code resealed}; how many {@code remain} under keys that this instance does not have, which
     *     is why none may be dropped before it is zero
     */
    @Override
    public Map<String, Object> run(LocalDate on) {
        int resealed = 0;
        var remaining = new TreeMap<String, Integer>();
        for (var column : columns) {
            if (column.clear() != null) resealed += sealClear(column);
            Stale last = null;
            List<Stale> batch;
            do {
                var after = last;
                batch = database.asSystem(name(), () -> stale(column, after));
                int done = database.asSystem(name(), renewal(column, batch)::run);
                resealed += done;
                if (done < batch.size()) {
                    remaining.merge(column.table() + "." + column.column(), batch.size() - done, Integer::sum);
                }
                if (!batch.isEmpty()) last = batch.getLast();
            } while (batch.size() == BATCH);
        }
        if (!remaining.isEmpty())
            LOG.errorf("sealed under keys that are not in the keyset, or just written: %s", remaining);
        return Map.of(
                "resealed",
                resealed,
                "remaining",
                remaining.values().stream().mapToInt(n -> n).sum(),
                "of",
                remaining);
    }

    /** Seals what still stands in the clear; whoever changes it meanwhile seals it themselves. */
    private int sealClear(SealedColumn column) {
        return Batches.all(
                BATCH,
                () -> database.asSystem(name(), () -> {
                    var texts = database.handle()
                            .createQuery("""
                            select <space> as space, id, <clear> as clear from <table>
                             where <clear> is not null order by id limit :limit for update skip locked
                            """)
                            .define("clear", column.clear())
                            .define("table", column.table())
                            .define("space", column.space())
                            .bind("limit", BATCH)
                            .map((row, context) -> new Clear(
                                    Columns.uuid(row, "space"), Columns.uuid(row, "id"), row.getString("clear")))
                            .list();
                    var update = database.handle()
                            .prepareBatch("update <table> set <column> = :sealed, <clear> = null where id = :id");
                    update.define("table", column.table());
                    update.define("column", column.column());
                    update.define("clear", column.clear());
                    for (var text : texts) {
                        update.bind("sealed", protection.seal(text.space(), text.row(), column.field(), text.text()))
                                .bind("id", text.row())
                                .add();
                    }
                    if (!texts.isEmpty()) update.execute();
                    return texts.size();
                }));
    }

    private record Clear(UUID space, UUID row, String text) {}

    /** What is not sealed by the present key, in the order of the rows. */
    private List<Stale> stale(SealedColumn column, Stale after) {
        boolean positioned = column.position() != null;
        return database.handle()
                .createQuery("""
                        select <space> as space, <row> as row_id, <position> as position, <column> as sealed
                          from <table>
                         where substring(<column> from 1 for :bytes) <> :prefix
                           and (cast(:afterRow as uuid) is null or <key> > <afterKey>)
                         order by <key>
                         limit :limit
                        """)
                .define("space", column.space())
                .define("row", column.row())
                .define("position", positioned ? column.position() : "cast(null as integer)")
                .define("column", column.column())
                .define("table", column.table())
                .define("key", positioned ? "(" + column.row() + ", " + column.position() + ")" : column.row())
                .define("afterKey", positioned ? "(:afterRow, :afterPosition)" : ":afterRow")
                .bind("bytes", Keyset.PREFIX_BYTES)
                .bind("prefix", protection.presentPrefix())
                .bind("afterRow", after == null ? null : after.row())
                .bind("afterPosition", after == null ? null : after.position())
                .bind("limit", BATCH)
                .map((row, context) -> read(row))
                .list();
    }

    private static Stale read(ResultSet row) throws SQLException {
        int position = row.getInt("position");
        return new Stale(
                Columns.uuid(row, "space"),
                Columns.uuid(row, "row_id"),
                row.wasNull() ? null : position,
                row.getBytes("sealed"));
    }

    private interface Renewal {
        int run();
    }

    private Renewal renewal(SealedColumn column, List<Stale> batch) {
        return () -> {
            if (batch.isEmpty()) return 0;
            var update = database.handle().prepareBatch("""
                    update <table> set <column> = :renewed <index>
                     where <row> = :row <position> and <column> = :sealed
                    """);
            update.define("table", column.table());
            update.define("column", column.column());
            update.define("row", column.row());
            update.define("index", column.index() == null ? "" : ", " + column.index() + " = :index");
            update.define("position", column.position() == null ? "" : "and " + column.position() + " = :position");
            for (var stale : batch) {
                var text = protection.openIfPossible(stale.space(), stale.row(), column.field(), stale.sealed());
                if (text.isEmpty()) continue;
                update.bind("renewed", protection.seal(stale.space(), stale.row(), column.field(), text.get()))
                        .bind("index", column.index() == null ? null : protection.index(column.indexKind(), text.get()))
                        .bind("row", stale.row())
                        .bind("position", stale.position())
                        .bind("sealed", stale.sealed())
                        .add();
            }
            int done = 0;
            for (int each : update.size() == 0 ? new int[0] : update.execute()) done += each;
            return done;
        };
    }
}
