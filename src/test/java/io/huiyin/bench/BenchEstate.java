package io.huiyin.bench;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;

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
            statement.execute("""
                    insert into house
                    select (jsonb_populate_record(h, jsonb_build_object('id', gen_random_uuid(), 'code', '1-1-' || (101 + n),
                                                                        'room', (101 + n)::text))).*
                      from house h, generate_series(1, %d) n where h.id = '%s'
                    """.formatted(HOUSES - 1, house));
            statement.execute("""
                    create temp table copied as
                    select n, uuidv7(interval '-1 day' + n * interval '10 ms') as ticket_id,
                           (select array_agg(id order by code) from house)[1 + n %% %d] as house_id
                      from generate_series(1, %d) n
                    """.formatted(HOUSES, TICKETS - 1));
            statement.execute("""
                    insert into ticket
                    select (jsonb_populate_record(t, jsonb_build_object('id', c.ticket_id, 'house_id', c.house_id,
                                                                        'number', 'GD-20000101-' || lpad(c.n::text, 6, '0')))).*
                      from ticket t, copied c where t.id = '%s'
                    """.formatted(ticket));
            statement.execute("""
                    insert into sla_timer
                    select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'subject_id', c.ticket_id))).*
                      from sla_timer s, copied c where s.subject_id = '%s'
                    """.formatted(ticket));
            statement.execute("reset session_replication_role");
            statement.execute("vacuum (analyze) house");
            statement.execute("vacuum (analyze) ticket");
            statement.execute("vacuum (analyze) sla_timer");
        }
    }
}
