package io.huiyin.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start finds in its directory, and what it makes of it. */
class EmbeddedDatabaseTest {

    private static final Path DISTRIBUTIONS = Path.of("target", "postgresql").toAbsolutePath();

    /** Holds the files of a stopped database; a test may break what a start mends. */
    @TempDir
    static Path directory;

    @BeforeAll
    static void make_the_files() {
        start().close();
    }

    @Test
    void the_program_owns_nothing_and_becomes_the_system_only_when_it_says_so() throws SQLException {
        try (var database = start();
                var session = sessionOf(database, "quarkus.datasource")) {
            assertThat(one(session, "select count(*) from pg_class where relowner = current_user::regrole"))
                    .isEqualTo("0");
            assertThat(one(
                            session,
                            "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles"
                                    + " where rolname = current_user"))
                    .isEqualTo("f");
            assertThat(one(session, "select pg_has_role('huiyin_system', 'usage')"))
                    .isEqualTo("f");
            assertThat(one(session, "select pg_has_role('huiyin_system', 'set')"))
                    .isEqualTo("t");
            assertThatThrownBy(() -> one(session, "create table theft (id int)"))
                    .hasMessageContaining("permission denied for schema public");
        }
    }

    @Test
    void migrations_run_as_the_owner_of_the_database() throws SQLException {
        try (var database = start();
                var session = sessionOf(database, "quarkus.flyway")) {
            assertThat(one(
                            session,
                            "select pg_get_userbyid(datdba) from pg_database where datname = current_database()"))
                    .isEqualTo("huiyin_owner")
                    .isEqualTo(one(session, "select current_user"));
        }
    }

    @Test
    void an_operator_is_given_the_very_statements_that_the_program_runs() throws IOException {
        var statements = new ArrayList<>(DatabaseRoles.ROLES);
        statements.add(DatabaseRoles.CREATION);
        statements.addAll(DatabaseRoles.RIGHTS);
        var expected = String.join(";\n", statements) + ";\n";

        assertThat(Files.readString(Path.of("docker/roles.sql"))).endsWith(expected);
        assertThat(Files.readString(Path.of("docs/operations.md"))).contains("```sql\n" + expected + "```");
    }

    @Test
    void nobody_gets_in_without_a_password() {
        try (var database = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", ""))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"database-passwords.properties", "keyset.json"})
    void secrets_are_for_the_eyes_of_the_user_alone(String file) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
                .isEqualTo("rw-------");
    }

    @Test
    void what_is_committed_is_written_to_disk_before_it_is_confirmed() throws SQLException, IOException {
        var durable = directory.resolveSibling(directory.getFileName() + "-durable");
        Files.createSymbolicLink(durable, directory);

        try (var database = EmbeddedDatabase.start(durable);
                var session = sessionOf(database, "quarkus.datasource")) {
            assertThat(List.of(
                            one(session, "show fsync"),
                            one(session, "show synchronous_commit"),
                            one(session, "show full_page_writes")))
                    .containsOnly("on");
        } finally {
            Files.delete(durable);
        }
    }

    @Test
    void a_directory_has_one_program() {
        try (var database = start()) {
            assertThatThrownBy(EmbeddedDatabaseTest::start)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(
                            "is in use by another Huiyin (process %d)",
                            ProcessHandle.current().pid());
        }
    }

    @Test
    void the_pid_of_another_program_in_a_file_left_behind_does_not_confuse() throws IOException, SQLException {
        Files.writeString(
                pidFile(),
                "%d\n%s\n1700000000\n5432\n\n127.0.0.1\n  5432001         9\nready\n"
                        .formatted(ProcessHandle.current().pid(), directory.resolve("postgres")));

        try (var database = start();
                var session = sessionOf(database, "quarkus.datasource")) {
            assertThat(one(session, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_file_left_behind_empty_or_broken_by_a_crash_does_not_stop_a_start() throws IOException, SQLException {
        for (var content : List.of("", "\n", "12", "not a number\n\n\n\n\n")) {
            Files.writeString(pidFile(), content);

            try (var database = start();
                    var session = sessionOf(database, "quarkus.datasource")) {
                assertThat(one(session, "select 1")).as("after %s", content).isEqualTo("1");
            }
        }
    }

    @Test
    void a_first_start_that_was_cut_off_is_begun_again(@TempDir Path fresh) throws IOException, SQLException {
        var halfMade = Files.createDirectories(fresh.resolve("initdb-1234/base"));
        Files.writeString(halfMade.resolve("PG_VERSION"), "18\n");

        try (var database = EmbeddedDatabase.startThrowaway(fresh, DISTRIBUTIONS);
                var session = sessionOf(database, "quarkus.datasource")) {
            assertThat(one(session, "select current_database()")).isEqualTo("huiyin");
        }
        assertThat(halfMade).doesNotExist();
    }

    @Test
    void files_of_another_postgresql_are_named_and_left_alone(@TempDir Path old) throws IOException {
        Files.createDirectories(old.resolve("postgres"));
        Files.writeString(old.resolve("postgres/PG_VERSION"), "17\n");
        Files.createFile(old.resolve("keyset.json"));
        Files.writeString(old.resolve("database-passwords.properties"), "postgres=1\nhuiyin_owner=2\nhuiyin_app=3\n");

        assertThatThrownBy(() -> EmbeddedDatabase.startThrowaway(old, DISTRIBUTIONS))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("was made by PostgreSQL 17 and this program brings PostgreSQL 18");
        assertThat(old.resolve("postgres/PG_VERSION")).hasContent("17");
    }

    @Test
    void a_database_without_its_passwords_is_not_given_new_ones(@TempDir Path copied) throws IOException {
        Files.createDirectories(copied.resolve("postgres"));

        assertThatThrownBy(() -> EmbeddedDatabase.startThrowaway(copied, DISTRIBUTIONS))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("database-passwords.properties is missing: restore it from a backup");
    }

    @Test
    void a_database_without_its_keys_is_not_given_new_ones(@TempDir Path copied) throws IOException {
        Files.createDirectories(copied.resolve("postgres"));
        Files.createFile(copied.resolve("database-passwords.properties"));

        assertThatThrownBy(() -> EmbeddedDatabase.startThrowaway(copied, DISTRIBUTIONS))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("keyset.json is missing: restore it from a backup");
        assertThat(copied.resolve("keyset.json")).doesNotExist();
    }

    @Test
    void a_directory_that_cannot_be_made_is_named_with_the_way_out(@TempDir Path parent) throws IOException {
        var file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> EmbeddedDatabase.startThrowaway(file.resolve("data"), DISTRIBUTIONS))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("The data directory " + file.resolve("data") + " cannot be written")
                .hasMessageContaining("HUIYIN_DATA_DIR");
    }

    private static EmbeddedDatabase start() {
        return EmbeddedDatabase.startThrowaway(directory, DISTRIBUTIONS);
    }

    private static Path pidFile() {
        return directory.resolve("postgres/postmaster.pid");
    }

    private static Connection sessionOf(EmbeddedDatabase database, String prefix) throws SQLException {
        var settings = database.settings();
        return DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get(prefix + ".username"),
                settings.get(prefix + ".password"));
    }

    private static String one(Connection session, String query) throws SQLException {
        try (var statement = session.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
