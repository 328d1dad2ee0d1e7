package io.huiyin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.testing.PackagedProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped program on the database that it brings along: started, stopped, killed, and started again. */
class LaunchIT {

    @TempDir
    static Path home;

    @AfterAll
    static void leave_no_server_behind() throws IOException {
        serverOf(data()).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void what_was_committed_outlives_a_killed_program_and_a_killed_server() throws Exception {
        long server;
        try (var first = start()) {
            first.awaitReady();
            commit("before the kill");
            server = serverOf(data()).orElseThrow().pid();
            first.kill();
        }

        try (var second = start()) {
            second.awaitReady();
            assertThat(serverOf(data()).orElseThrow().pid())
                    .as("the server left behind is taken over")
                    .isEqualTo(server);
            assertThat(committed()).isEqualTo("before the kill");
            second.kill();
            serverOf(data()).orElseThrow().destroyForcibly();
        }

        try (var third = start()) {
            var address = third.awaitReady();
            assertThat(statusOf(address.resolve("/q/health/ready"))).isEqualTo(200);
            assertThat(committed()).isEqualTo("before the kill");
            assertThat(third.terminate()).isEqualTo(128 + 15);
        }
        assertThat(data().resolve("postgres/postmaster.pid"))
                .as("a stopped program leaves no server")
                .doesNotExist();
    }

    @Test
    void a_taken_directory_and_a_taken_port_are_named_and_the_one_who_has_them_goes_on() throws Exception {
        try (var first = start()) {
            var address = first.awaitReady();
            var port = Integer.toString(address.getPort());

            try (var onTheSameDirectory = start()) {
                assertThat(onTheSameDirectory.awaitExit()).isEqualTo(1);
                assertThat(onTheSameDirectory.output().strip())
                        .startsWith(
                                "The data directory " + data().toRealPath() + " is in use by another Huiyin (process ")
                        .doesNotContain("\n");
            }
            try (var onTheSamePort =
                    PackagedProgram.start(home, onTheDatabaseOfTheFirst(port), PackagedProgram.SHORT_LIVED)) {
                assertThat(onTheSamePort.awaitExit()).isEqualTo(1);
                assertThat(onTheSamePort.output()).contains("Port " + port + " seems to be in use");
            }

            assertThat(statusOf(address.resolve("/q/health/ready"))).isEqualTo(200);
        }
    }

    @Test
    void a_program_whose_server_is_lost_says_so_and_ends() throws Exception {
        try (var program = start()) {
            program.awaitReady();

            serverOf(data()).orElseThrow().destroyForcibly();

            assertThat(program.awaitExit()).isEqualTo(1);
            assertThat(program.output()).contains("The embedded PostgreSQL ended by itself");
        }
    }

    private static Map<String, String> onTheDatabaseOfTheFirst(String httpPort) throws IOException {
        return Map.of(
                "QUARKUS_HTTP_PORT", httpPort,
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl(),
                "QUARKUS_DATASOURCE_PASSWORD", passwords().getProperty("huiyin_app"),
                "QUARKUS_FLYWAY_PASSWORD", passwords().getProperty("huiyin_owner"),
                "HUIYIN_PROTECTION_KEYSET", data().resolve("keyset.json").toString());
    }

    private PackagedProgram start() throws IOException {
        return PackagedProgram.start(home, Map.of(), PackagedProgram.SHORT_LIVED);
    }

    private static Path data() {
        return home.resolve("data");
    }

    private static void commit(String text) throws SQLException, IOException {
        try (var session = owner();
                var statement = session.createStatement()) {
            statement.execute("drop table if exists launch_probe");
            statement.execute("create table launch_probe as select '" + text + "' as text");
        }
    }

    private static String committed() throws SQLException, IOException {
        try (var session = owner();
                var statement = session.createStatement();
                var rows = statement.executeQuery("select text from launch_probe")) {
            rows.next();
            return rows.getString("text");
        }
    }

    private static Connection owner() throws SQLException, IOException {
        return DriverManager.getConnection(
                jdbcUrl(), "huiyin_owner", passwords().getProperty("huiyin_owner"));
    }

    private static String jdbcUrl() throws IOException {
        var port = Files.readAllLines(data().resolve("postgres/postmaster.pid")).get(3);
        return "jdbc:postgresql://127.0.0.1:" + port + "/huiyin";
    }

    private static Properties passwords() throws IOException {
        var passwords = new Properties();
        try (var file = Files.newInputStream(data().resolve("database-passwords.properties"))) {
            passwords.load(file);
        }
        return passwords;
    }

    private static Optional<ProcessHandle> serverOf(Path data) throws IOException {
        var file = data.resolve("postgres/postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()));
    }

    private static int statusOf(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
