package io.huiyin.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.huiyin.database.Database;
import io.huiyin.events.AuditDifference.Kind;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.testing.Api;
import io.huiyin.testing.TestClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chain over a community's events proves, and what it finds when someone with every right was at the tables. */
@QuarkusTest
class AuditChainTest {

    private final Api api = Api.admin();

    @Inject
    Sealer sealer;

    @Inject
    SealRepository seals;

    @Inject
    AuditCheck check;

    @Inject
    Events events;

    @Inject
    Database database;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Flyway flyway;

    @Inject
    MeterRegistry meters;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @ConfigProperty(name = "huiyin.data-dir")
    Path dataDirectory;

    private UUID community;

    private record Noted(UUID communityId, int number, Instant at) implements DomainEvent {

        @Override
        public String type() {
            return "test.noted";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("test", communityId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("number", number, "word", "一二三");
        }
    }

    @BeforeEach
    void open() {
        TestClock.reset();
        community = api.community();
        seal();
    }

    /** What was tampered with goes, so that no other test meets it. */
    @AfterEach
    void clear() throws SQLException {
        asSuperuser("delete from audit_seal where community_id = '%s'");
        asSuperuser("delete from audit_chain where community_id = '%s'");
        asSuperuser("delete from event where community_id = '%s'");
    }

    @Test
    void an_untouched_log_is_as_it_was_sealed_and_the_check_says_how_far() {
        note(3);
        seal();
        note(2);

        var finding = check.check(community);

        assertThat(finding.difference()).isNull();
        assertThat(finding.sealedThrough().number()).isEqualTo(2);
        assertThat(finding.sealedThrough().at()).isEqualTo(TestClock.now());
        assertThat(finding.unsealed()).isEqualTo(2);
        assertThat(finding.events()).isEqualTo(countEvents() - 2);
    }

    @Test
    void the_check_is_a_job_that_tells_of_every_community_and_counts_what_it_finds() throws SQLException {
        note(3);
        seal();
        api.post("/v1/jobs/audit-check/run")
                .statusCode(200)
                .body("status", equalTo("DONE"))
                .body("result.differences.communityId", not(contains(community.toString())))
                .body(
                        "result.communities.find { it.communityId == '" + community + "' }.sealedThrough.number",
                        equalTo(2));
        double before = meters.counter("huiyin.audit.differences").count();
        var changed = event(2);
        asSuperuser("update event set data = data || '{\"number\": 7}' where id = '" + changed + "'");

        api.post("/v1/jobs/audit-check/run")
                .statusCode(200)
                .body("status", equalTo("DONE"))
                .body("result.ok", equalTo(false))
                .body(
                        "result.differences.find { it.communityId == '" + community + "' }",
                        hasEntry("eventId", changed.toString()));

        assertThat(meters.counter("huiyin.audit.differences").count()).isGreaterThan(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data = jsonb_set(data, '{word}', '\"一二四\"')",
                "type = 'test.notes'",
                "id = gen_random_uuid()",
                "subject_type = 'tesu'",
                "subject_id = gen_random_uuid()",
                "occurred_at = occurred_at + interval '1 microsecond'",
                "recorded_at = 'infinity'",
                "actor_kind = 'STAFF'",
                "actor_id = gen_random_uuid()",
                "actor_name = ''",
                "staff_id = gen_random_uuid()",
                "request_id = 'another'"
            })
    void whatever_is_changed_of_an_event_is_found_with_the_events_id(String change) throws SQLException {
        note(5);
        seal();
        var changed = event(3);

        asSuperuser("update event set " + change + " where id = '" + changed + "'");

        assertFound(Kind.EVENT_CHANGED, 2, changed);
    }

    @Test
    void an_event_that_is_removed_is_found() throws SQLException {
        note(5);
        seal();
        note(1);
        seal();
        var removed = event(3);

        asSuperuser("delete from event where id = '" + removed + "'");

        assertFound(Kind.EVENT_REMOVED, 2, removed);
    }

    @Test
    void the_last_event_of_all_that_is_removed_is_found() throws SQLException {
        note(5);
        seal();
        var removed = event(5);

        asSuperuser("delete from event where id = '" + removed + "'");

        assertFound(Kind.EVENT_REMOVED, 2, removed);
    }

    @Test
    void an_event_that_is_moved_to_another_community_is_found_in_both() throws SQLException {
        var other = api.community();
        note(3);
        database.in(Caller.job("test", other), () -> events.publish(new Noted(other, 1, TestClock.now())));
        seal();
        sealer.sealNext(other);
        var moved = event(2);

        asSuperuser("update event set community_id = '" + other + "' where id = '" + moved + "'");

        assertFound(Kind.EVENT_REMOVED, 2, moved);
        assertThat(check.check(other).difference())
                .extracting(AuditDifference::kind, AuditDifference::eventId)
                .containsExactly(Kind.EVENT_INSERTED, moved);
        asSuperuser("update event set community_id = '%s' where id = '" + moved + "'");
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void an_event_that_is_slipped_into_the_sealed_past_is_found(int whereAfterTheFirst) throws SQLException {
        note(1);
        note(1);
        seal();
        var inserted = UUID.randomUUID();

        // Between two transactions there is no place left, so it stands beside one of theirs.
        asSuperuser("""
                insert into event (tx, seq, id, community_id, type, subject_type, subject_id, occurred_at, recorded_at,
                                   actor_kind, actor_name, data)
                overriding system value
                select tx, seq - 1000000 + %d, '%s', community_id, type, subject_type, subject_id, occurred_at,
                       recorded_at, actor_kind, actor_name, data
                  from event where id = '%s'
                """.formatted(whereAfterTheFirst, inserted, event(1 + whereAfterTheFirst)));

        assertFound(Kind.EVENT_INSERTED, 2, inserted);
    }

    @Test
    void two_events_that_change_places_are_found() throws SQLException {
        note(5);
        seal();
        var first = event(2);
        var second = event(4);

        asSuperuser(
                "create temp table swapped as select * from event where id in ('" + first + "', '" + second + "')",
                "update swapped e set seq = other.seq from swapped other where other.id <> e.id",
                "delete from event where id in (select id from swapped)",
                "insert into event overriding system value select * from swapped");

        assertFound(Kind.EVENT_CHANGED, 2, first);
    }

    @Test
    void a_seal_that_is_removed_is_found() throws SQLException {
        note(1);
        seal();
        note(1);
        seal();

        asSuperuser("delete from audit_seal where community_id = '%s' and number = 2");

        assertFound(Kind.SEAL_REMOVED, 2, null);
    }

    @Test
    void the_newest_seal_that_is_removed_is_found_though_nothing_follows_it() throws SQLException {
        note(1);
        seal();

        asSuperuser("delete from audit_seal where community_id = '%s' and number = 2");

        assertFound(Kind.SEAL_REMOVED, 2, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sealed_at = sealed_at + interval '1 microsecond'",
                "entries = overlay(entries placing '\\x00' from 40)",
                "hash = sha256(hash)",
                "previous_hash = sha256(hash)",
                "from_seq = from_seq - 1",
                "to_seq = to_seq + 1"
            })
    void whatever_is_changed_of_a_seal_is_found(String change) throws SQLException {
        note(2);
        seal();
        note(2);
        seal();

        asSuperuser("update audit_seal set " + change + " where community_id = '%s' and number = 2");

        assertFound(Kind.SEAL_CHANGED, 2, null);
    }

    @Test
    void a_chain_without_its_head_and_one_with_another_head_are_found() throws SQLException {
        note(1);
        seal();
        asSuperuser("update audit_chain set hash = sha256(hash) where community_id = '%s'");
        assertFound(Kind.SEAL_CHANGED, 2, null);

        asSuperuser("delete from audit_chain where community_id = '%s'");

        assertFound(Kind.SEAL_INSERTED, 1, null);
    }

    /** The chain is whole again, and only who kept a hash knows better. */
    @Test
    void a_chain_that_is_rewritten_as_a_whole_has_another_hash_under_the_same_number() throws SQLException {
        note(3);
        seal();
        var kept = newestSeal();
        asSuperuser("update event set actor_name = 'nobody' where id = '" + event(2) + "'");
        asSuperuser("delete from audit_seal where community_id = '%s'");
        asSuperuser("delete from audit_chain where community_id = '%s'");

        seal();

        assertThat(check.check(community).difference()).isNull();
        assertThat(newestSeal().get("hash")).isNotEqualTo(kept.get("hash"));
    }

    @Test
    void nothing_is_sealed_that_a_running_transaction_may_still_precede() throws Exception {
        var begun = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var slow = Executors.newSingleThreadExecutor()) {
            var late = slow.submit(() -> database.in(Caller.job("slow", community), () -> {
                database.handle().execute("select pg_current_xact_id()");
                begun.countDown();
                await(mayCommit);
                events.publish(new Noted(community, 1, TestClock.now()));
            }));
            begun.await();
            note(2);

            seal();
            var during = check.check(community);
            mayCommit.countDown();
            late.get();
            seal();
            var after = check.check(community);

            assertThat(during.unsealed()).isEqualTo(2);
            assertThat(after.unsealed()).isZero();
            assertThat(after.difference()).isNull();
        }
    }

    @Test
    void two_instances_at_once_never_fork_a_chain() throws Exception {
        for (int i = 0; i < 40; i++) note(1);

        try (var instances = Executors.newFixedThreadPool(4)) {
            Callable<Void> work = () -> {
                for (int i = 0; i < 20; i++) {
                    note(1);
                    sealer.sealNext(community);
                }
                return null;
            };
            for (var done : instances.invokeAll(List.of(work, work, work, work))) done.get();
        }
        seal();

        var finding = check.check(community);
        assertThat(finding.difference()).isNull();
        assertThat(finding.unsealed()).isZero();
        assertThat(finding.events()).isEqualTo(countEvents());
    }

    @Test
    void a_run_that_is_cut_off_leaves_nothing_behind() {
        note(3);
        assertThatThrownBy(() -> database.asSystem("test", () -> {
                    var head = seals.lock(community).orElseThrow();
                    seals.append(SealedStretch.of(head, seals.unsealed(head, 2), TestClock.now()));
                    throw new IllegalStateException("cut off");
                }))
                .hasMessage("cut off");

        seal();

        var finding = check.check(community);
        assertThat(finding.difference()).isNull();
        assertThat(finding.sealedThrough().number()).isEqualTo(2);
        assertThat(finding.unsealed()).isZero();
    }

    @Test
    void the_chain_goes_on_in_a_server_that_has_counted_less() throws SQLException {
        note(2);
        seal();
        // As after a restore: the log is far ahead of this server's own count.
        asSuperuser("""
                insert into event (tx, id, community_id, type, subject_type, subject_id, occurred_at, recorded_at,
                    actor_kind, actor_name, data)
                values ((huiyin_event_tx()::text::bigint + 1000000)::text::xid8, gen_random_uuid(), '%s', 'test.noted',
                    'test', gen_random_uuid(), now(), now(), 'JOB', 'restore', '{}')
                """);
        flyway.migrate();
        note(2);
        seal();

        var finding = check.check(community);
        assertThat(finding.difference()).isNull();
        assertThat(finding.unsealed()).isZero();
        assertThat(finding.events()).isEqualTo(countEvents());
    }

    @Test
    void a_long_log_is_checked_page_by_page() {
        database.in(Caller.job("test", community), () -> {
            for (int i = 0; i < 4_500; i++) events.publish(new Noted(community, i, TestClock.now()));
        });
        seal();

        var finding = check.check(community);
        assertThat(finding.difference()).isNull();
        assertThat(finding.sealedThrough().number()).isEqualTo(6);
        assertThat(finding.events()).isEqualTo(countEvents());
    }

    @Test
    void the_seals_of_a_community_are_listed_the_newest_first() {
        note(1);
        seal();
        note(2);
        seal();
        var reader = Api.scoped(List.of("events:read"), community);
        var list = "/v1/audit/seals?communityId=" + community;

        var first = reader.get(list + "&limit=2").statusCode(200).extract().jsonPath();
        var second = reader.get(list + "&limit=2&cursor=" + first.getString("nextCursor"))
                .statusCode(200)
                .body("nextCursor", nullValue())
                .extract()
                .jsonPath();

        assertThat(first.getList("items.number")).containsExactly(3, 2);
        assertThat(first.getList("items.events")).containsExactly(2, 1);
        assertThat(second.getList("items.number")).containsExactly(1);
        assertThat(second.getString("items[0].previousHash")).isEqualTo("0".repeat(64));
        assertThat(first.getString("items[1].previousHash")).isEqualTo(second.getString("items[0].hash"));
        assertThat(first.getMap("items[0].from")).isEqualTo(first.getMap("items[1].through"));
    }

    @Test
    void the_seals_of_other_communities_are_not_shown() {
        var stranger = Api.scoped(List.of("events:read"), api.community());

        stranger.get("/v1/audit/seals?communityId=" + community).statusCode(200).body("items", hasSize(0));
        stranger.get("/v1/audit/seals").statusCode(400);
        Api.scoped(List.of("tickets:read"), community)
                .get("/v1/audit/seals?communityId=" + community)
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    none          | update event set type = 'x'
                    none          | delete from event
                    none          | truncate event
                    none          | update audit_seal set number = 9
                    none          | delete from audit_seal
                    none          | truncate audit_seal
                    none          | insert into audit_seal select * from audit_seal
                    none          | update audit_chain set number = 9
                    huiyin_system | update event set type = 'x'
                    huiyin_system | delete from event
                    huiyin_system | truncate event
                    huiyin_system | update audit_seal set number = 9
                    huiyin_system | delete from audit_seal
                    huiyin_system | truncate audit_seal
                    huiyin_system | delete from audit_chain
                    huiyin_system | update audit_chain set number = 0
                    huiyin_system | insert into event overriding system value select * from event
                    none          | insert into event (tx) values ('1')
                    """)
    void the_database_refuses_to_rewrite_what_was_sealed(String role, String statement) throws SQLException {
        try (var session = dataSource.getConnection();
                var sql = session.createStatement()) {
            session.setAutoCommit(false);
            sql.execute("set local role " + role);
            sql.execute("set local huiyin.communities = '" + community + "'");

            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .extracting(failure -> ((SQLException) failure).getSQLState())
                    .isIn("42501", "23514");
            session.rollback();
        }
    }

    private void assertFound(Kind kind, long seal, UUID event) {
        assertThat(check.check(community).difference())
                .extracting(
                        AuditDifference::communityId,
                        AuditDifference::kind,
                        AuditDifference::seal,
                        AuditDifference::eventId)
                .containsExactly(community, kind, seal, event);
    }

    private void note(int count) {
        database.in(Caller.job("test", community), () -> {
            for (int i = 1; i <= count; i++) events.publish(new Noted(community, i, TestClock.now()));
        });
    }

    private void seal() {
        while (sealer.sealNext(community) > 0) {
            // Until nothing is left.
        }
    }

    /** The id of the n-th event that this test wrote. */
    private UUID event(int number) {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select id from event where community_id = :community and type = 'test.noted' "
                                + "order by tx, seq offset :before limit 1")
                        .bind("community", community)
                        .bind("before", number - 1)
                        .mapTo(UUID.class)
                        .one());
    }

    private long countEvents() {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select count(*) from event where community_id = :community")
                        .bind("community", community)
                        .mapTo(Long.class)
                        .one());
    }

    private Map<String, Object> newestSeal() {
        return api.get("/v1/audit/seals?limit=1&communityId=" + community)
                .statusCode(200)
                .body("items.communityId", everyItem(equalTo(community.toString())))
                .extract()
                .jsonPath()
                .getMap("items[0]");
    }

    private void asSuperuser(String... statements) throws SQLException {
        try (var session = superuser();
                var sql = session.createStatement()) {
            // Triggers hold back whoever has rights, but not whoever has every right.
            sql.execute("set session_replication_role = replica");
            for (var statement : statements) {
                sql.execute(statement.contains("%s") ? statement.formatted(community) : statement);
            }
        }
    }

    private Connection superuser() throws SQLException {
        var passwords = new Properties();
        try (var file = Files.newBufferedReader(dataDirectory.resolve("database-passwords.properties"))) {
            passwords.load(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return DriverManager.getConnection(jdbcUrl, "postgres", passwords.getProperty("postgres"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
