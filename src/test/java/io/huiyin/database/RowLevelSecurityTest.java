package io.huiyin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.huiyin.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session of the program's own role that forgot to say for whom it works sees nothing, whatever the table. */
@QuarkusTest
class RowLevelSecurityTest {

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Database database;

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
