package io.huiyin.bench;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A community with 1,000 houses and 100,000 tickets. One house and one ticket are made over HTTP as anyone would; the rest
 * are copies of their rows, with ids and numbers of their own.
 */
final class BenchEstate {

    static final int HOUSES = 1_000;
    static final int TICKETS = 100_000;

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    final String community;
    final String house;
    final String owner;
    final String ticket;

    private BenchEstate(String community, String house, String owner, String ticket) {
        this.community = community;
        this.house = house;
        this.owner = owner;
        this.ticket = ticket;
    }

    static BenchEstate make(URI address, String key, Connection superuser) throws IOException, SQLException {
        var community = create(address, key, "/v1/communities", "{\"code\":\"BENCH\",\"name\":\"基准小区\"}");
        var steward = create(
                address,
                key,
                "/v1/staff",
                "{\"communityId\":\"%s\",\"name\":\"基准管家\",\"roles\":[\"STEWARD\"]}".formatted(community));
        var area = create(
                address,
                key,
                "/v1/areas",
                "{\"communityId\":\"%s\",\"name\":\"一片区\",\"stewardId\":\"%s\"}".formatted(community, steward));
        var house = create(
                address,
                key,
                "/v1/houses",
                ("{\"communityId\":\"%s\",\"code\":\"1-1-101\",\"areaId\":\"%s\",\"building\":\"1\",\"room\":\"101\","
                                + "\"areaSquareMetres\":\"89.50\",\"handoverStatus\":\"NOT_HANDED_OVER\","
                                + "\"occupancyStatus\":\"OCCUPIED\"}")
                        .formatted(community, area));
        var owner = create(
                address,
                key,
                "/v1/owners",
                ("{\"communityId\":\"%s\",\"kind\":\"PERSON\",\"name\":\"基准业主\",\"phones\":[\"19900000001\"],"
                                + "\"preferredChannels\":[]}")
                        .formatted(community));
        var ticket = create(address, key, "/v1/tickets", ticketBody(community, house, owner));
        copy(superuser, house, ticket);
        return new BenchEstate(community, house, owner, ticket);
    }

    static String ticketBody(String community, String house, String owner) {
        return ("{\"communityId\":\"%s\",\"houseId\":\"%s\",\"kind\":\"REPAIR\",\"channel\":\"PHONE\","
                        + "\"medium\":\"VERBAL\",\"category\":\"PLUMBING\",\"priority\":\"NORMAL\","
                        + "\"description\":\"厨房水管漏水\",\"reporter\":{\"ownerId\":\"%s\",\"anonymous\":false}}")
                .formatted(community, house, owner);
    }

    private static String create(URI address, String key, String path, String body) throws IOException {
        try (var http = new HttpOperation(address, 201, () -> HttpOperation.post(path, key, body))) {
            var id = ID.matcher(http.answer());
            if (!id.find()) throw new IOException("no id from " + path);
            return id.group(1);
        }
    }

    private static void copy(Connection superuser, String house, String ticket) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(
                    "create temp table place as select n, gen_random_uuid() as id from generate_series(1, %d) n"
                            .formatted(HOUSES - 1));
            statement.execute("insert into place values (0, '%s')".formatted(house));
            copies(
                    statement,
                    "house",
                    "jsonb_build_object('id', p.id, 'code', '1-1-' || (101 + p.n), 'room', (101 + p.n)::text)",
                    "place p where t.id = '%s' and p.n > 0".formatted(house));
            statement.execute("""
                    create temp table copied as
                    select k as n, uuidv7(interval '-1 day' + k * interval '10 ms') as id, p.id as house_id
                      from generate_series(1, %d) k join place p on p.n = k %% %d
                    """.formatted(TICKETS - 1, HOUSES));
            copies(
                    statement,
                    "ticket",
                    "jsonb_build_object('id', c.id, 'house_id', c.house_id, "
                            + "'number', 'GD-20000101-' || lpad(c.n::text, 6, '0'))",
                    "copied c where t.id = '%s'".formatted(ticket));
            copies(
                    statement,
                    "sla_timer",
                    "jsonb_build_object('id', gen_random_uuid(), 'subject_id', c.id)",
                    "copied c where t.subject_id = '%s'".formatted(ticket));
            statement.execute("reset session_replication_role");
            statement.execute("vacuum (analyze) house");
            statement.execute("vacuum (analyze) ticket");
            statement.execute("vacuum (analyze) sla_timer");
        }
    }

    /** Copies of a row {@code t} with some columns changed; what the table reckons itself is left to it. */
    private static void copies(Statement statement, String table, String changes, String from) throws SQLException {
        var columns = new ArrayList<String>();
        try (var rows = statement.executeQuery("select column_name from information_schema.columns where table_name = '"
                + table + "' and table_schema = 'public' and is_generated = 'NEVER' order by ordinal_position")) {
            while (rows.next()) columns.add(rows.getString(1));
        }
        var copied = columns.stream().map(column -> "(r)." + column).collect(Collectors.joining(", "));
        statement.execute(
                "insert into %s (%s) select %s from (select jsonb_populate_record(t, %s) as r from %s t, %s) x"
                        .formatted(table, String.join(", ", columns), copied, changes, table, from));
    }
}
