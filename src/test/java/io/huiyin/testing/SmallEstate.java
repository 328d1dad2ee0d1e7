package io.huiyin.testing;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A community with one house, its area's steward, an engineer and a receptionist: as much as a matter needs to be
 * reported, routed and worked on.
 */
public record SmallEstate(
        Api api, UUID community, UUID area, UUID house, UUID steward, UUID engineer, UUID receptionist) {

    private static final AtomicInteger ROOMS = new AtomicInteger(1000);

    public static SmallEstate build() {
        var api = Api.admin();
        var community = api.community();
        var steward = staff(api, community, "管家甲", "STEWARD", "客户服务部");
        var area =
                api.create("/v1/areas", "{'communityId': '%s', 'name': '一期片区', 'stewardId': '%s'}", community, steward);
        return new SmallEstate(
                api,
                community,
                area,
                house(api, community, area),
                steward,
                staff(api, community, "维修乙", "ENGINEER", "工程部"),
                staff(api, community, "前台丙", "RECEPTIONIST", "客户服务部"));
    }

    /** Another house in the steward's area. */
    public UUID anotherHouse() {
        return house(api, community, area);
    }

    /** A house in no area. */
    public UUID houseWithoutArea() {
        return house(api, community, null);
    }

    /** An owner with a phone. */
    public UUID owner(String segment) {
        return api.create(
                "/v1/owners",
                "{'communityId': '%s', 'kind': 'PERSON', 'name': '陈先生', 'phones': ['13900001111'], 'segment': '%s'}",
                community,
                segment);
    }

    /** Someone who lives in a house of their own since 2020. */
    public UUID ownerOf(UUID house) {
        var owner = owner("NEUTRAL");
        movesIn(owner, house, "2020-01-01", null);
        return owner;
    }

    /** @param to the last day; null for as long as nobody says otherwise */
    public void movesIn(UUID owner, UUID house, String from, String to) {
        api.create(
                "/v1/owners/" + owner + "/houses",
                "{'houseId': '%s', 'relation': 'OWNER', 'from': '%s'%s}",
                house,
                from,
                to == null ? "" : ", 'to': '" + to + "'");
    }

    /** They moved out yesterday, and nothing is kept of them any more. */
    public void erased(UUID owner) {
        var houses = "/v1/owners/" + owner + "/houses";
        var relation = api.get(houses).statusCode(200).extract().jsonPath();
        api.put(
                        houses + "/" + relation.getString("items[0].id"),
                        "\"1\"",
                        "{'houseId': '%s', 'relation': 'OWNER', 'from': '2020-01-01', 'to': '2025-06-05'}",
                        relation.getString("items[0].houseId"))
                .statusCode(200);
        api.post("/v1/owners/" + owner + "/erase", "{'reason': 'OWN_REQUEST'}").statusCode(200);
    }

    /** An owner as they call, for a quarter of an hour. */
    public Api signedIn(UUID owner) {
        return Api.withKey(api.post("/v1/owner-sessions", "{'ownerId': '%s'}", owner)
                .statusCode(201)
                .extract()
                .path("accessToken"));
    }

    public UUID staff(String role) {
        return staff(api, community, "员工丁", role, "秩序部");
    }

    /**
     * Reports a matter of this community.
     *
     * @param fields the members that differ from a spoken, normal one of a reporter with a phone, as JSON with apostrophes
     */
    public Answer report(String kind, String category, String fields) {
        var defaults = new StringBuilder();
        if (!fields.contains("'channel'")) defaults.append(", 'channel': 'PHONE'");
        if (!fields.contains("'medium'")) defaults.append(", 'medium': 'VERBAL'");
        if (!fields.contains("'priority'")) defaults.append(", 'priority': 'NORMAL'");
        if (!fields.contains("'description'")) defaults.append(", 'description': '厨房水管漏水'");
        if (!fields.contains("'reporter'")) {
            defaults.append(", 'reporter': {'name': '林女士', 'phone': '138 1234 5678', 'anonymous': false}");
        }
        return api.post(
                "/v1/tickets",
                "{'communityId': '%s', 'kind': '%s', 'category': '%s'%s%s}",
                community,
                kind,
                category,
                fields.isEmpty() ? "" : ", " + fields,
                defaults);
    }

    public UUID reported(String kind, String category, String fields) {
        return UUID.fromString(
                report(kind, category, fields).statusCode(201).extract().path("id"));
    }

    /** A repair in the house, ASSIGNED to the steward. */
    public UUID repair() {
        return reported("REPAIR", "PLUMBING", "'houseId': '%s'".formatted(house));
    }

    /** A complaint, ASSIGNED to the steward. */
    public UUID complaint(String medium) {
        return reported("COMPLAINT", "HYGIENE", "'houseId': '%s', 'medium': '%s'".formatted(house, medium));
    }

    public Answer act(UUID ticket, String action, String body, Object... values) {
        return api.post("/v1/tickets/" + ticket + "/" + action, body, values);
    }

    /** An act that must succeed. */
    public Answer done(UUID ticket, String action, String body, Object... values) {
        return act(ticket, action, body, values).statusCode(200);
    }

    /** Gives a ticket to the engineer, who takes it. */
    public void dispatched(UUID ticket) {
        done(ticket, "assign", "{'staffId': '%s'}", engineer);
        done(ticket, "accept", "{}");
    }

    /** Brings a ticket from wherever it was routed to its disposition. */
    public Answer resolved(UUID ticket) {
        dispatched(ticket);
        return done(
                ticket,
                "resolve",
                "{'outcome': 'RESOLVED', 'result': '已更换水管', 'rootCause': '管道老化', 'liableDepartment': '工程部'}");
    }

    public Answer ticket(UUID id) {
        return api.get("/v1/tickets/" + id).statusCode(200);
    }

    private static UUID staff(Api api, UUID community, String name, String role, String department) {
        return api.create(
                "/v1/staff",
                "{'communityId': '%s', 'name': '%s', 'roles': ['%s'], 'phone': '0755-8234%04d', 'department': '%s'}",
                community,
                name,
                role,
                ROOMS.incrementAndGet(),
                department);
    }

    private static UUID house(Api api, UUID community, UUID area) {
        return api.create(
                "/v1/houses",
                "{'communityId': '%s', %s 'building': '%s', 'room': '%d', 'areaSquareMetres': '89.50',"
                        + " 'handoverStatus': 'HANDED_OVER', 'handedOverOn': '2021-03-31', 'occupancyStatus': 'OCCUPIED'}",
                community,
                area == null ? "" : "'areaId': '" + area + "',",
                area == null ? "2栋" : "1栋",
                ROOMS.incrementAndGet());
    }
}
