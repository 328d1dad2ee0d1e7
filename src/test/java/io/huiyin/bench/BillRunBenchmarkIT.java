package io.huiyin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.testing.PackagedProgram;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of a million assignments in the packaged program, by its job, in batches, under row-level security; beside it one plain
 * {@code insert ... select} of the very rows into copies of the tables with the same indexes, checks and foreign keys. Writes a part
 * of {@code docs/performance.md}. It checks that every bill is there once, and that the run takes at most three times as long.
 */
class BillRunBenchmarkIT {

    private static final int ASSIGNMENTS = Integer.getInteger("huiyin.bench.assignments", 1_000_000);
    private static final int OF_HOUSE = 10;
    private static final int MOST_TIMES = 3;
    private static final String KEY = "benchmark-benchmark-benchmark-00";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    @Test
    void a_million_bills_beside_a_plain_insert(@TempDir Path directory) throws Exception {
        var data = directory.resolve("data");
        var environment = Map.of(
                "HUIYIN_DATA_DIR",
                data.toString(),
                "HUIYIN_DEMO",
                "false",
                "HUIYIN_BOOTSTRAP_KEY",
                KEY,
                "HUIYIN_BILLING_RUN_EVERY",
                "off",
                "HUIYIN_BILLING_LATE_FEES_EVERY",
                "off",
                "HUIYIN_BILLING_CHECK_EVERY",
                "off",
                "QUARKUS_LOG_LEVEL",
                "WARN");
        try (var program = PackagedProgram.start(directory, environment)) {
            var address = program.awaitReady();
            try (var superuser = superuser(data)) {
                measure(address, superuser);
            }
        }
    }

    private static void measure(URI address, Connection superuser) throws Exception {
        var community = create(address, "/v1/communities", "{\"code\":\"BENCH\",\"name\":\"基准小区\"}");
        var item = fill(superuser, community);
        var run = create(
                address,
                "/v1/bill-runs",
                "{\"feeItemId\":\"%s\",\"period\":\"2026-11\",\"publish\":true}".formatted(item));
        long began = System.nanoTime();
        try (var http = new HttpOperation(address, 200, () -> HttpOperation.post("/v1/jobs/bill-runs/run", KEY, ""))) {
            assertThat(http.answer()).contains("\"status\":\"DONE\"").contains("\"failed\":0");
        }
        var ran = Duration.ofNanos(System.nanoTime() - began);
        assertThat(number(superuser, "select count(distinct assignment_id) from fee_bill where run_id = '" + run + "'"))
                .isEqualTo(ASSIGNMENTS);
        assertThat(number(superuser, "select count(*) from ledger_entry where kind = 'BILL_PUBLISHED'"))
                .isEqualTo(ASSIGNMENTS);
        var plain = plain(superuser);
        PerformancePage.writeBills(part(ran, plain));
        assertThat(ran).isLessThan(plain.multipliedBy(MOST_TIMES));
    }

    /** Houses with an owner each, and ten assignments of one fee for each house. */
    private static String fill(Connection superuser, String community) throws SQLException {
        var item = "00000000-0000-7000-8000-000000000001";
        execute(superuser, "set session_replication_role = replica");
        execute(superuser, """
                insert into building (id, community_id, name, created_at)
                values ('00000000-0000-7000-8000-000000000002', '%s', '1', now())
                """.formatted(community));
        execute(superuser, """
                insert into fee_item (id, community_id, code, name, class, method, cycle, anchor, created_at)
                values ('%s', '%s', 'FEE', '物业服务费', 'PROPERTY', 'AREA', 'MONTH', 'CALENDAR', now())
                """.formatted(item, community));
        execute(superuser, """
                insert into fee_standard (id, community_id, fee_item_id, effective_from, unit_price, due_days, late_daily_rate,
                                          late_grace_days, late_cap_ratio, created_at)
                values (huiyin_next_id(), '%2$s', '%1$s', '2020-01-01', 2.85, 20, 0.0005, 5, 1, now())
                """.formatted(item, community));
        execute(superuser, """
                create temp table place as
                select n, huiyin_next_id() as house, huiyin_next_id() as owner, 40 + n %% 16000 / 100.0 as area
                  from generate_series(1, %d) n
                """.formatted(ASSIGNMENTS / OF_HOUSE));
        execute(superuser, """
                insert into house (id, community_id, building_id, code, room, area_m2, handover_status, occupancy_status, created_at)
                select house, '%s', '00000000-0000-7000-8000-000000000002', n::text, n::text, area, 'NOT_HANDED_OVER',
                       'OCCUPIED', now() from place
                """.formatted(community));
        execute(superuser, """
                insert into owner (id, community_id, kind, name, preferred_channels, importance, segment, created_at)
                select owner, '%s', 'PERSON', '业主' || n, '{}', 'NORMAL', 'NEUTRAL', now() from place
                """.formatted(community));
        execute(superuser, """
                insert into house_relation (id, community_id, owner_id, house_id, relation, from_on, created_at)
                select huiyin_next_id(), '%s', owner, house, 'OWNER', '2021-03-31', now() from place
                """.formatted(community));
        execute(
                superuser,
                "insert into fee_account (house_id, community_id) select house, '%s' from place".formatted(community));
        execute(superuser, """
                insert into fee_assignment (id, community_id, fee_item_id, house_id, paid_by, quantity, from_on, created_at)
                select huiyin_next_id(), '%s', '%s', house, 'OWNER', 1, '2021-03-31', now()
                  from place, generate_series(1, %d) order by n
                """.formatted(community, item, OF_HOUSE));
        execute(superuser, "reset session_replication_role");
        for (var table : List.of("house", "owner", "house_relation", "fee_account", "fee_assignment", "fee_standard")) {
            execute(superuser, "vacuum (analyze) " + table);
        }
        execute(superuser, "checkpoint");
        return item;
    }

    /** Inserts the rows that the run made into copies of its tables. */
    private static Duration plain(Connection superuser) throws SQLException {
        copy(superuser, "fee_bill");
        copy(superuser, "ledger_entry");
        execute(superuser, "vacuum (analyze) fee_bill");
        execute(superuser, "vacuum (analyze) ledger_entry");
        execute(superuser, "checkpoint");
        long began = System.nanoTime();
        execute(superuser, "insert into fee_bill_copy select * from fee_bill order by id");
        execute(
                superuser,
                "insert into ledger_entry_copy overriding system value select * from ledger_entry order by seq");
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static void copy(Connection superuser, String table) throws SQLException {
        execute(superuser, "create table %1$s_copy (like %1$s including all)".formatted(table));
        var foreign = new ArrayList<String>();
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(
                        "select pg_get_constraintdef(oid) from pg_constraint where contype = 'f' and conrelid = '"
                                + table + "'::regclass")) {
            while (rows.next())
                foreign.add(rows.getString(1).replace("REFERENCES fee_bill(", "REFERENCES fee_bill_copy("));
        }
        assertThat(foreign).isNotEmpty();
        for (var each : foreign) execute(superuser, "alter table %s_copy add %s".formatted(table, each));
    }

    private static String part(Duration ran, Duration plain) {
        return String.format(
                Locale.ROOT,
                """

                Made by `./mvnw -Pbench -Dit.test=BillRunBenchmarkIT verify`; do not edit. A run of %,d assignments (%,d houses, each with an
                owner), published: bills with their lines, ledger entries and locked accounts, in the packaged program by the job
                `bill-runs`, batch by batch, each its own transaction, under row-level security, with `fsync` and `synchronous_commit` on.
                Beside it the very rows once more, by one plain `insert ... select` for each table, as superuser, into copies of the
                tables with the same indexes, checks and foreign keys. %d processors.

                | | seconds | rows /s |
                | --- | ---: | ---: |
                | bill run | %.1f | %,.0f |
                | plain insert | %.1f | %,.0f |

                The run took %.2f times as long; more than %d times fails the benchmark.
                """,
                ASSIGNMENTS,
                ASSIGNMENTS / OF_HOUSE,
                Runtime.getRuntime().availableProcessors(),
                seconds(ran),
                ASSIGNMENTS / seconds(ran),
                seconds(plain),
                ASSIGNMENTS / seconds(plain),
                seconds(ran) / seconds(plain),
                MOST_TIMES);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static String create(URI address, String path, String body) throws IOException {
        try (var http = new HttpOperation(address, 201, () -> HttpOperation.post(path, KEY, body))) {
            var id = ID.matcher(http.answer());
            if (!id.find()) throw new IOException("no id from " + path);
            return id.group(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection superuser(Path data) throws IOException, SQLException {
        var passwords = new Properties();
        passwords.load(new StringReader(Files.readString(data.resolve("database-passwords.properties"))));
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/huiyin", "postgres", passwords.getProperty("postgres"));
    }
}
