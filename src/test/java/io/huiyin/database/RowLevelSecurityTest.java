package io.huiyin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.CommunityScope;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.OwnerScope;
import io.huiyin.kernel.Reach;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.Delivery;
import io.huiyin.messaging.Draft;
import io.huiyin.messaging.Messages;
import io.huiyin.testing.Api;
import io.huiyin.testing.CallbackDesk;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A session of the program's own role that forgot to say for whom it works sees nothing, whatever the table. */
@QuarkusTest
class RowLevelSecurityTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Database database;

    @Inject
    Messages messages;

    @Test
    void every_table_of_a_communitys_rows_is_protected() throws SQLException {
        try (var session = dataSource.getConnection()) {
            assertThat(names(session, """
                    select c.relname from pg_class c
                      join pg_attribute a on a.attrelid = c.oid and a.attname = 'community_id'
                     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity
                    """)).isEmpty();
        }
    }

    @Test
    void a_bare_session_sees_no_row_of_any_community() throws SQLException {
        var api = Api.admin();
        api.create("/v1/staff", "{'communityId': '%s', 'name': 'N', 'roles': ['STEWARD']}", api.community());

        try (var session = dataSource.getConnection()) {
            var tables = communityTables(session);
            assertThat(tables).contains("staff_member", "event");
            for (var table : tables) assertThat(count(session, table)).as(table).isZero();
            assertThat(count(session, "community")).as("community").isZero();
        }
        var seen = database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select count(*) from staff_member")
                        .mapTo(Long.class)
                        .one());
        assertThat(seen).isPositive();
    }

    @Test
    void the_programs_role_owns_nothing_and_cannot_lift_the_protection() throws SQLException {
        try (var session = dataSource.getConnection()) {
            assertThat(names(session, "select relname from pg_class where relowner = current_user::regrole"))
                    .isEmpty();
            assertThat(names(
                            session,
                            "select rolname from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)"))
                    .isEmpty();
            assertThatThrownBy(() ->
                            session.createStatement().execute("alter table staff_member disable row level security"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void every_protected_table_is_closed_to_owners_or_says_what_they_see() throws SQLException {
        try (var session = dataSource.getConnection()) {
            assertThat(names(session, """
                    select c.relname from pg_class c
                     where c.relnamespace = 'public'::regnamespace and c.relrowsecurity and c.relname <> 'community'
                       and not exists (select from pg_policy p
                                        where p.polrelid = c.oid and p.polname = 'owner' and not p.polpermissive)
                    """)).isEmpty();
        }
    }

    /** Whose duty is an area sees what belongs to its houses; a table that names one must say so. */
    @Test
    @Rule("ROL-07")
    void every_table_that_names_a_house_an_owner_or_a_matter_says_what_is_of_an_area() throws SQLException {
        try (var session = dataSource.getConnection()) {
            assertThat(names(session, """
                    select distinct c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                       and a.attname in ('house_id', 'owner_id', 'ticket_id', 'callback_id')
                       and not exists (select from pg_policy p
                                        where p.polrelid = c.oid and p.polname = 'own_area' and not p.polpermissive)
                    """)).isEmpty();
        }
    }

    /** As if a query had forgotten every condition. */
    @Test
    void an_owner_is_shown_nothing_of_anyone_elses_whatever_the_query() throws SQLException {
        var estate = SmallEstate.build();
        var mine = estate.owner("NEUTRAL");
        estate.owner("NEUTRAL");
        estate.anotherHouse();
        estate.repair();
        estate.movesIn(mine, estate.house(), "2020-01-01", null);
        var spouse = estate.ownerOf(estate.house());
        dealtWith(estate, spouse);
        var ticket = dealtWith(estate, mine);
        var told = told(estate, mine);
        told(estate, spouse);
        var me = new Caller(
                Caller.Kind.OWNER,
                Ids.next(),
                "owner",
                null,
                new OwnerScope(mine, Set.of(estate.house())),
                Reach.COMMUNITY,
                CommunityScope.of(estate.community()),
                Set.of());

        var shown = database.in(me, () -> {
            var ids = new TreeMap<String, List<UUID>>();
            for (var table : tables()) {
                var rows = database.handle()
                        .createQuery("select to_jsonb(t) ->> 'id' from " + table + " t")
                        .mapTo(String.class)
                        .list();
                if (!rows.isEmpty()) {
                    ids.put(
                            table,
                            rows.stream()
                                    .filter(id -> id != null)
                                    .map(UUID::fromString)
                                    .toList());
                }
            }
            return ids;
        });

        assertThat(shown.keySet())
                .isSubsetOf(
                        "house",
                        "owner",
                        "building",
                        "phase",
                        "occupancy_detail",
                        "ticket_category",
                        "warranty_item",
                        "staff_member",
                        "ticket",
                        "ticket_act",
                        "ticket_attachment",
                        "file",
                        "sla_timer",
                        "callback",
                        "message");
        assertThat(shown.get("ticket")).containsExactly(ticket);
        assertThat(shown.get("message")).containsExactly(told);
        assertThat(shown.get("callback")).hasSize(1);
        assertThat(shown.get("file")).hasSize(1);
        assertThat(shown.get("ticket_attachment")).hasSize(1);
        assertThat(ticketsOf(me, "callback")).containsExactly(ticket);
        assertThat(ticketsOf(me, "ticket_attachment")).containsExactly(ticket);
        assertThat(ticketsOf(me, "ticket_act")).containsExactly(ticket);
        assertThat(shown.get("house")).containsExactly(estate.house());
        assertThat(shown.get("owner")).containsExactly(mine);
        assertThat(database.in(
                        me,
                        () -> database.handle()
                                .createQuery("select distinct house_id from warranty_item")
                                .mapTo(UUID.class)
                                .list()))
                .containsExactly(estate.house());
        assertThatThrownBy(() -> database.in(me, () -> {
                    database.handle().execute("update house set note = 'mine now' where id = ?", estate.house());
                }))
                .hasMessageContaining("row-level security");
    }

    /** A repair of theirs with a photograph of their own and one of the office, a callback and its attempt. */
    private static UUID dealtWith(SmallEstate estate, UUID owner) {
        var me = estate.signedIn(owner);
        var ticket = estate.reported(
                "REPAIR",
                "PLUMBING",
                "'houseId': '%s', 'reporter': {'ownerId': '%s', 'anonymous': false}".formatted(estate.house(), owner));
        var photograph =
                me.form("file", "a.png", PNG).post("/v1/files").then().extract().<String>path("id");
        me.create("/v1/tickets/" + ticket + "/attachments", "{'fileId': '%s', 'kind': 'REPORT'}", photograph);
        var slip = CallbackDesk.signature(estate.api(), estate.community());
        estate.api().create("/v1/tickets/" + ticket + "/attachments", "{'fileId': '%s', 'kind': 'SLIP'}", slip);
        estate.resolved(ticket);
        var desk = new CallbackDesk(estate);
        desk.attempt(desk.owedOn(ticket), "NO_ANSWER").statusCode(200);
        return ticket;
    }

    private UUID told(SmallEstate estate, UUID owner) {
        var draft = new Draft(
                Ids.next(),
                estate.community(),
                ZoneId.of("Asia/Shanghai"),
                new SubjectRef("owner", owner),
                null,
                "SLA_WARNING",
                Map.of(),
                Delivery.by(ChannelKind.APP),
                owner.toString());
        return database.in(Caller.job("test", estate.community()), () -> messages.queue(List.of(draft)))
                .iterator()
                .next();
    }

    private List<UUID> ticketsOf(Caller caller, String table) {
        return database.in(
                caller,
                () -> database.handle()
                        .createQuery("select distinct ticket_id from " + table)
                        .mapTo(UUID.class)
                        .list());
    }

    @Test
    void a_connection_that_goes_back_to_the_pool_carries_no_scope() throws SQLException {
        var api = Api.admin();
        api.community();
        var sessions = new ArrayList<Connection>();
        try {
            // All that the pool has are open at once, so each was used by some request before or is new.
            for (int i = 0; i < 10; i++) api.get("/v1/communities").statusCode(200);
            for (int i = 0; i < 10; i++) sessions.add(dataSource.getConnection());
            for (var session : sessions) {
                assertThat(count(session, "community")).isZero();
                assertThat(
                                names(
                                        session,
                                        "select coalesce(current_setting('huiyin.' || s, true), '') "
                                                + "from unnest(array['communities', 'caller', 'owner', 'houses', 'assignee']) s"))
                        .containsOnly("");
                assertThat(names(session, "select current_user::text")).containsExactly("huiyin_app");
            }
        } finally {
            for (var session : sessions) session.close();
        }
    }

    private List<String> tables() {
        return database.handle().createQuery("""
                        select c.relname from pg_class c
                         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
                           and c.relname <> 'community' and has_table_privilege(c.oid, 'select')
                         order by 1
                        """).mapTo(String.class).list();
    }

    private static List<String> communityTables(Connection session) throws SQLException {
        return names(session, """
                select c.relname from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'community_id'
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                   and has_table_privilege(c.oid, 'select')
                 order by 1
                """);
    }

    private static long count(Connection session, String table) throws SQLException {
        try (ResultSet rows = session.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> names(Connection session, String query) throws SQLException {
        var names = new ArrayList<String>();
        try (ResultSet rows = session.createStatement().executeQuery(query)) {
            while (rows.next()) names.add(rows.getString(1));
        }
        return names;
    }
}
