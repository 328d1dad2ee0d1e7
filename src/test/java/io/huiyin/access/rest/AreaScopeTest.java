package io.huiyin.access.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.huiyin.testing.Api;
import io.huiyin.testing.CallbackDesk;
import io.huiyin.testing.Issuer;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose duty is an area sees its houses and what belongs to those; a wider duty sees the community (片区). */
@QuarkusTest
class AreaScopeTest {

    private final Api admin = Api.admin();

    private SmallEstate estate;
    private UUID steward;
    private Api me;
    private UUID myHouse;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        steward = estate.staff("STEWARD");
        me = signedIn(steward);
        myHouse = houseInAreaOf("'stewardId': '%s'".formatted(steward));
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("ROL-07")
    void a_steward_sees_the_houses_owners_and_matters_of_their_area_and_no_others() {
        var mine = living(myHouse);
        var theirs = living(estate.house());
        var myMatter = matter(myHouse, mine);
        var theirMatter = matter(estate.house(), theirs);

        me.get("/v1/houses?limit=200").body("items.id", contains(myHouse.toString()));
        me.get("/v1/owners").body("items.id", contains(mine.toString()));
        me.post("/v1/owners/search", "{'phone': '13900001111'}").body("items.id", contains(mine.toString()));
        me.get("/v1/tickets").body("items.id", contains(myMatter.toString()));
        me.get("/v1/sla-timers?limit=200").body("items.subject.id", not(hasItem(theirMatter.toString())));
        me.get("/v1/callbacks").body("items.ticketId", contains(myMatter.toString()));
        me.get("/v1/household-heads?communityId=" + estate.community())
                .body("items.ownerId", contains(mine.toString()));
        for (var path : List.of(
                "/v1/houses/" + estate.house(),
                "/v1/owners/" + theirs,
                "/v1/owners/" + theirs + "/members",
                "/v1/owners/" + theirs + "/history",
                "/v1/tickets/" + theirMatter,
                "/v1/tickets/" + theirMatter + "/timeline",
                "/v1/callbacks/" + new CallbackDesk(estate).owedOn(theirMatter))) {
            me.get(path).statusCode(404);
        }
        me.get("/v1/warranties?houseId=" + estate.house()).body("items", hasSize(0));
        me.post("/v1/tickets/" + theirMatter + "/reopen", "{'reason': '又漏'}").statusCode(404);
        me.post("/v1/owners/" + theirs + "/members", "{'name': '王五', 'kinship': 'SPOUSE'}")
                .statusCode(404);
        me.post("/v1/tickets/" + myMatter + "/reopen", "{'reason': '又漏'}").statusCode(200);
    }

    @Test
    @Rule("ROL-07")
    void a_wider_duty_sees_the_whole_community() {
        var theirs = living(estate.house());
        for (var role : List.of("RECEPTIONIST", "CS_SUPERVISOR", "PROJECT_MANAGER")) {
            var wide = signedIn(estate.staff(role));
            wide.get("/v1/houses?limit=200")
                    .body(
                            "items.id",
                            containsInAnyOrder(
                                    myHouse.toString(), estate.house().toString()));
            wide.get("/v1/owners/" + theirs).statusCode(200);
        }
        var both = UUID.fromString(admin.post(
                        "/v1/staff",
                        "{'communityId': '%s', 'name': '员工戊', 'roles': ['STEWARD', 'CS_LEAD']}",
                        estate.community())
                .extract()
                .path("id"));
        signedIn(both).get("/v1/owners/" + theirs).statusCode(200);
    }

    @Test
    @Rule("ROL-07")
    void whoever_an_area_names_sees_it_and_nobody_else_of_the_same_role() {
        var engineer = estate.staff("ENGINEER");
        var house = houseInAreaOf("'repairIds': ['%s']".formatted(engineer));
        var stranger = signedIn(estate.staff("ENGINEER"));

        signedIn(engineer).get("/v1/houses?limit=200").body("items.id", contains(house.toString()));
        stranger.get("/v1/houses?limit=200").body("items", hasSize(0));
        stranger.get("/v1/tickets").body("items", hasSize(0));
    }

    /** Rule ESC-01: whoever is asked first takes it in, wherever it is, and goes on seeing it. */
    @Test
    void any_matter_of_the_community_can_be_taken_in_and_whoever_has_it_in_hand_sees_it() {
        var owner = living(estate.house());
        var taken = me.post(
                        "/v1/tickets",
                        "{'communityId': '%s', 'kind': 'COMPLAINT', 'category': 'HYGIENE', 'channel': 'PHONE', 'medium': 'VERBAL',"
                                + " 'priority': 'NORMAL', 'houseId': '%s', 'description': '楼道堆物',"
                                + " 'reporter': {'ownerId': '%s', 'anonymous': false}}",
                        estate.community(),
                        estate.house(),
                        owner)
                .statusCode(201)
                .body("firstReceiver.id", equalTo(steward.toString()))
                .extract()
                .<String>path("id");

        me.get("/v1/tickets/" + taken).statusCode(200).body("houseCode", equalTo(code(estate.house())));
        me.get("/v1/owners/" + owner).statusCode(200);
        var other = matter(estate.house(), owner);
        me.get("/v1/tickets/" + other).statusCode(404);
        var given = estate.repair();
        me.get("/v1/tickets/" + given).statusCode(404);
        estate.done(given, "assign", "{'staffId': '%s'}", steward);
        me.get("/v1/tickets/" + given).statusCode(200);
        me.post("/v1/tickets/" + given + "/accept").statusCode(200);
    }

    @Test
    void what_is_of_no_house_is_everyones_and_a_foreign_house_is_unknown() {
        var open = estate.reported("PUBLIC_FACILITY", "OTHER", "");
        var newcomer = UUID.fromString(me.post(
                        "/v1/owners",
                        "{'communityId': '%s', 'kind': 'PERSON', 'name': '新住户', 'phones': []}",
                        estate.community())
                .statusCode(201)
                .extract()
                .path("id"));

        me.get("/v1/tickets").body("items.id", hasItem(open.toString()));
        var relation = "{'houseId': '%s', 'relation': 'OWNER', 'from': '2025-06-01'}";
        me.post("/v1/owners/" + newcomer + "/houses", relation, estate.house())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/houseId"));
        me.post("/v1/owners/" + newcomer + "/houses", relation, myHouse).statusCode(201);
        me.get("/v1/owners?communityId=" + estate.community()).body("items.id", contains(newcomer.toString()));
    }

    /** A key is an integrator's: what it may see its communities say, whoever acts through it. */
    @Test
    void a_key_is_not_limited_by_who_acts_through_it() {
        admin.request()
                .header("X-Acting-Staff", steward)
                .get("/v1/houses/" + estate.house())
                .then()
                .statusCode(200);
    }

    private String code(UUID house) {
        return admin.get("/v1/houses/" + house).extract().path("code");
    }

    private UUID living(UUID house) {
        var owner = estate.owner("NEUTRAL");
        admin.create(
                "/v1/owners/" + owner + "/houses",
                "{'houseId': '%s', 'relation': 'OWNER', 'from': '2021-01-01', 'householdHead': true}",
                house);
        return owner;
    }

    /** A complaint that was answered: its callback is due. */
    private UUID matter(UUID house, UUID owner) {
        var ticket = estate.reported(
                "COMPLAINT",
                "PARKING",
                "'houseId': '%s', 'reporter': {'ownerId': '%s', 'anonymous': false}".formatted(house, owner));
        estate.resolved(ticket);
        return ticket;
    }

    private UUID houseInAreaOf(String person) {
        var area = admin.create(
                "/v1/areas",
                "{'communityId': '%s', 'name': '片区%s', %s}",
                estate.community(),
                UUID.randomUUID().toString().substring(0, 8),
                person);
        return admin.create(
                "/v1/houses",
                "{'communityId': '%s', 'areaId': '%s', 'code': '9-%s', 'building': '9栋', 'room': '%s', 'areaSquareMetres': '89.50',"
                        + " 'handoverStatus': 'HANDED_OVER', 'handedOverOn': '2021-03-31', 'occupancyStatus': 'OCCUPIED'}",
                estate.community(),
                area,
                area.toString().substring(24),
                area.toString().substring(24));
    }

    private Api signedIn(UUID staff) {
        var subject = "user-" + UUID.randomUUID();
        admin.create("/v1/staff-accounts", "{'staffId': '%s', 'subject': '%s'}", staff, subject);
        return Api.withKey(Issuer.token(subject));
    }
}
