package io.huiyin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.testing.PackagedProgram;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three operations over HTTP against the packaged program, each beside the same SQL over as many bare connections. Writes
 * {@code docs/performance.md}. It checks that every answer is right, and judges no time.
 */
class BenchmarkIT {

    private static final int CONNECTIONS = Integer.getInteger("huiyin.bench.connections", 16);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("huiyin.bench.warmup", 15));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("huiyin.bench.seconds", 20));
    private static final String KEY = "benchmark-benchmark-benchmark-00";

    private record Case(String name, String note, int status, byte[] request) {}

    private record Row(String name, String note, int statements, Measured http, Measured jdbc, Measured unguarded) {

        double ratio() {
            return http.perSecond() / jdbc.perSecond();
        }

        /** By how much row-level security lengthens the statements. */
        double cost() {
            return unguarded.perSecond() / jdbc.perSecond() - 1;
        }
    }

    @Test
    void three_operations_beside_bare_jdbc(@TempDir Path directory) throws Exception {
        var environment = Map.of(
                "HUIYIN_DATA_DIR",
                directory.resolve("data").toString(),
                "HUIYIN_DEMO",
                "false",
                "HUIYIN_BOOTSTRAP_KEY",
                KEY,
                "HUIYIN_HTTP_RATE_KEY",
                "none",
                "HUIYIN_HTTP_RATE_ADDRESS",
                "none",
                "QUARKUS_LOG_LEVEL",
                "WARN");
        var data = directory.resolve("data");
        tellParameters(directory, environment, data);
        try (var program = PackagedProgram.start(directory, environment);
                var superuser = superuser(program, data)) {
            var address = program.awaitReady();
            var estate = BenchEstate.make(address, KEY, superuser);
            var log = new StatementLog(superuser, data.resolve("postgres.log"));
            var rows = new ArrayList<Row>();
            for (var operation : cases(estate)) rows.add(measure(operation, address, log, data, superuser));
            assertThat(rows).allSatisfy(row -> assertThat(row.http().nanos()).isNotEmpty());
            PerformancePage.writeOperations(page(rows));
        }
    }

    /**
     * Makes the data directory, with a server that logs the parameters of statements to the sessions to come: the program
     * keeps them out of its log, since they may say something of people.
     */
    private static void tellParameters(Path directory, Map<String, String> environment, Path data) throws Exception {
        try (var program = PackagedProgram.start(directory, environment);
                var superuser = superuser(program, data);
                var statement = superuser.createStatement()) {
            statement.execute("alter role huiyin_app set log_error_verbosity = 'default'");
        }
    }

    private static List<Case> cases(BenchEstate estate) {
        var get = HttpOperation.get("/v1/tickets/" + estate.ticket, KEY);
        var list = HttpOperation.get(
                "/v1/tickets?communityId=" + estate.community + "&houseId=" + estate.house + "&limit=20", KEY);
        var body = BenchEstate.ticketBody(estate.community, estate.house, estate.owner);
        var open = HttpOperation.post("/v1/tickets", KEY, body);
        return List.of(
                new Case("get a ticket", "with its timers", 200, get),
                new Case("list 20 tickets of a house", "with their timers", 200, list),
                new Case("open a ticket", "with timers, timeline, event and answer", 201, open));
    }

    private static Row measure(Case operation, URI address, StatementLog log, Path data, Connection superuser)
            throws Exception {
        Load.Maker http = connection -> new HttpOperation(address, operation.status(), operation::request);
        // Warm first, so that the statements are recorded as the program sends them day in, day out.
        Load.run(CONNECTIONS, WARM_UP, http);
        long since = System.currentTimeMillis();
        var statements = log.during(() -> once(http));
        var drawn = JdbcOperation.idsDrawn(statements, since);
        Load.Maker jdbc = connection -> new JdbcOperation(app(data), statements, drawn);
        Load.run(CONNECTIONS, WARM_UP.dividedBy(3), jdbc);
        // In turn, twice, so that a drifting machine drifts for both.
        var measuredJdbc = new ArrayList<Measured>();
        var measuredHttp = new ArrayList<Measured>();
        var unguarded = new ArrayList<Measured>();
        for (int i = 0; i < 2; i++) {
            measuredJdbc.add(Load.run(CONNECTIONS, MEASURED.dividedBy(2), jdbc));
            unguarded.add(RowSecurity.without(superuser, () -> Load.run(CONNECTIONS, MEASURED.dividedBy(2), jdbc)));
            measuredHttp.add(Load.run(CONNECTIONS, MEASURED.dividedBy(2), http));
        }
        long counted = statements.stream().filter(BenchmarkIT::counts).count();
        return new Row(
                operation.name(),
                operation.note(),
                (int) counted,
                joined(measuredHttp),
                joined(measuredJdbc),
                joined(unguarded));
    }

    private static void once(Load.Maker maker) throws Exception {
        try (var operation = maker.make(0)) {
            operation.run();
        }
    }

    private static boolean counts(LoggedStatement statement) {
        return !statement.is("COMMIT") && !statement.entersScope() && !statement.looksUpKey();
    }

    private static Measured joined(List<Measured> parts) {
        return new Measured(
                parts.stream()
                        .flatMapToLong(part -> java.util.Arrays.stream(part.nanos()))
                        .toArray(),
                parts.stream().mapToDouble(Measured::seconds).sum());
    }

    private static Connection superuser(PackagedProgram program, Path data) throws Exception {
        program.awaitReady();
        return connect(data, "postgres");
    }

    private static Connection app(Path data) throws Exception {
        return connect(data, "huiyin_app");
    }

    private static Connection connect(Path data, String role) throws Exception {
        var passwords = new Properties();
        passwords.load(new StringReader(Files.readString(data.resolve("database-passwords.properties"))));
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        var connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/huiyin", role, passwords.getProperty(role));
        if (connection == null) throw new SQLException("no driver");
        return connection;
    }

    private static String page(List<Row> rows) {
        var page = new StringBuilder("""
                # Performance

                Made by `./mvnw -Pbench verify`; do not edit. The packaged program runs on its embedded PostgreSQL (`fsync` and
                `synchronous_commit` on) with %,d houses and %,d tickets. Each operation is asked for over %d kept HTTP
                connections for %d seconds after a warm-up. Beside it, in turn and in the same run, as many bare JDBC connections
                send the very statements that the server's log recorded for one such request: identity, begin, scope, work, commit;
                and the same once more with the row-level security of all tables switched off, which shows what it costs.
                The load generator, the program and the database share the machine: %d processors.

                | operation | | statements | HTTP /s | p50 ms | p99 ms | bare JDBC /s | p50 ms | p99 ms | ratio | without RLS /s | cost of RLS |
                | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                """.formatted(
                        BenchEstate.HOUSES,
                        BenchEstate.TICKETS,
                        CONNECTIONS,
                        MEASURED.toSeconds(),
                        Runtime.getRuntime().availableProcessors()));
        for (var row : rows) {
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %,.0f | %.2f | %.2f | %,.0f | %.2f | %.2f | %.2f | %,.0f | %.0f %% |%n",
                    row.name(),
                    row.note(),
                    row.statements(),
                    row.http().perSecond(),
                    row.http().percentileMillis(0.5),
                    row.http().percentileMillis(0.99),
                    row.jdbc().perSecond(),
                    row.jdbc().percentileMillis(0.5),
                    row.jdbc().percentileMillis(0.99),
                    row.ratio(),
                    row.unguarded().perSecond(),
                    row.cost() * 100));
        }
        return page.append("\nStatements count the work: identity, begin, scope and commit are left out.\n")
                .toString();
    }
}
