package io.huiyin.owners.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Json;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Owners who sign in: what is theirs, for as long as it is theirs, and nothing else. */
@QuarkusTest
class OwnerSessionTest {

    private SmallEstate estate;
    private Api admin;
    private UUID owner;

    @BeforeEach
    void build() {
        estate = SmallEstate.build();
        admin = estate.api();
        owner = estate.owner("DISSATISFIED");
        moveIn(owner, estate.house(), "2020-01-01", null);
    }

    @AfterEach
    void rewind() {
        TestClock.reset();
    }

    @Test
    void an_owner_sees_their_own_house_and_no_other() {
        var other = estate.anotherHouse();
        var me = signedIn(owner);

        me.get("/v1/me")
                .body("kind", equalTo("OWNER"))
                .body("ownerId", equalTo(owner.toString()))
                .body("communityIds", contains(estate.community().toString()))
                .body("houseIds", contains(estate.house().toString()));
        me.get("/v1/houses").body("items.id", contains(estate.house().toString()));
        me.get("/v1/houses?communityId=" + estate.community()).body("items", hasSize(1));
        me.get("/v1/houses/" + estate.house()).statusCode(200).body("note", nullValue());
        me.get("/v1/houses/" + other).statusCode(404);
        me.get("/v1/communities").body("items.id", contains(estate.community().toString()));
        me.get("/v1/ticket-categories?communityId=" + estate.community()).body("items", not(empty()));
    }

    @Test
    void a_house_that_was_sold_is_out_of_sight_the_day_after() {
        var buyer = estate.owner("NEUTRAL");
        var house = estate.anotherHouse();
        moveIn(owner, house, "2020-01-01", "2025-06-06");
        moveIn(buyer, house, "2025-06-07", null);
        var seller = signedIn(owner);
        var ticket = opened(seller, house);

        seller.get("/v1/houses/" + house).statusCode(200);
        signedIn(buyer).get("/v1/houses/" + house).statusCode(404);
        TestClock.set("2025-06-07T00:00");
        var sellerLater = signedIn(owner);
        var buyerLater = signedIn(buyer);
        sellerLater.get("/v1/houses/" + house).statusCode(404);
        buyerLater.get("/v1/houses/" + house).statusCode(200);
        buyerLater.get("/v1/tickets/" + ticket).statusCode(404);
        buyerLater.get("/v1/tickets?houseId=" + house).body("items", empty());
        sellerLater.get("/v1/tickets/" + ticket).statusCode(200);
        report(sellerLater, house, owner).statusCode(422).body("errors.pointer", contains("/houseId"));
    }

    @Test
    @Rule({"SEG-10", "ROL-03"})
    void an_owner_reports_a_matter_and_follows_it_without_what_the_office_notes() {
        var me = signedIn(owner);
        var ticket = opened(me, estate.house());
        admin.post("/v1/tickets/" + ticket + "/accept").statusCode(200);
        admin.post("/v1/tickets/" + ticket + "/progress", "{'text': '业主难缠', 'visibleToOwner': false}")
                .statusCode(200);
        admin.post("/v1/tickets/" + ticket + "/progress", "{'text': '配件已订', 'visibleToOwner': true}")
                .statusCode(200);
        admin.post("/v1/tickets/" + ticket + "/escalate", "{'reason': '内部上报'}").statusCode(200);

        me.get("/v1/tickets/" + ticket)
                .statusCode(200)
                .body("status", equalTo("IN_PROGRESS"))
                .body("houseId", equalTo(estate.house().toString()))
                .body("steward.id", equalTo(estate.steward().toString()))
                .body("timers.metric", hasItem("FIRST_RESPONSE"))
                .body("escalationLevel", equalTo(0))
                .body("allowedActions", empty());
        var timeline = me.get("/v1/tickets/" + ticket + "/timeline").statusCode(200);
        timeline.body("items.action", contains("open", "accept", "progress"))
                .body("items.text", hasItem("配件已订"))
                .body("items.by.id", everyItem(nullValue()))
                .body("items.changes.flatten().field", everyItem(equalTo("status")));
        assertThat(timeline.extract().asString()).doesNotContain("难缠", "上报", "DISSATISFIED");
        assertThat(me.get("/v1/tickets/" + ticket).extract().asString()).doesNotContain("DISSATISFIED", "segment");
        admin.get("/v1/tickets/" + ticket).body("escalationLevel", equalTo(1));
        admin.get("/v1/tickets/" + ticket + "/timeline").body("items.action", hasItems("escalate"));
    }

    @Test
    @Rule("ROL-03")
    void of_two_owners_of_one_house_each_sees_what_they_reported() {
        var spouse = estate.owner("NEUTRAL");
        moveIn(spouse, estate.house(), "2020-01-01", null);
        var mine = opened(signedIn(owner), estate.house());
        var theirs = opened(signedIn(spouse), estate.house());

        signedIn(owner).get("/v1/tickets").body("items.id", contains(mine.toString()));
        signedIn(spouse).get("/v1/tickets").body("items.id", contains(theirs.toString()));
        signedIn(spouse).get("/v1/tickets/" + mine).statusCode(404);
        signedIn(spouse).get("/v1/tickets/" + mine + "/timeline").statusCode(404);
        signedIn(spouse).get("/v1/tickets?ownerId=" + owner).body("items", empty());
    }

    @Test
    void an_owner_speaks_for_nobody_else_and_says_nothing_for_the_office() {
        var me = signedIn(owner);

        report(me, estate.house(), estate.owner("NEUTRAL"))
                .statusCode(422)
                .body("errors.pointer", contains("/reporter/ownerId"));
        report(me, estate.anotherHouse(), owner).statusCode(422).body("errors.pointer", contains("/houseId"));
        me.post(
                        "/v1/tickets",
                        "{'communityId': '%s', 'kind': 'COMPLAINT', 'channel': 'COUNTER', 'medium': 'VERBAL',"
                                + " 'category': 'HYGIENE', 'priority': 'NORMAL', 'description': '脏', 'relayTo': '经理',"
                                + " 'complaintClass': 'VENT', 'receivedBy': '%s', 'reportedAt': '2025-06-01T00:00:00Z',"
                                + " 'reporter': {'ownerId': '%s', 'anonymous': false}}",
                        estate.community(),
                        estate.steward(),
                        owner)
                .statusCode(422)
                .body(
                        "errors.pointer",
                        contains("/channel", "/reportedAt", "/receivedBy", "/complaintClass", "/relayTo"));
        me.get("/v1/owners/" + owner).statusCode(403);
        me.get("/v1/staff").statusCode(403);
        me.get("/v1/events").statusCode(403);
        me.request()
                .header("X-Acting-Staff", estate.steward())
                .get("/v1/me")
                .then()
                .statusCode(400);
    }

    @Test
    void a_refresh_token_is_good_for_one_use_and_ends_the_session_when_it_is_seen_again() {
        var first = begun(owner);
        var second = refreshed(first.getString("refreshToken"));

        Api.withKey(first.getString("accessToken")).get("/v1/me").statusCode(401);
        Api.withKey(second.getString("accessToken")).get("/v1/me").statusCode(200);
        assertThat(refreshed(first.getString("refreshToken")).getString("accessToken"))
                .isNotEmpty();
        TestClock.advance(Duration.ofSeconds(31));
        Api.withKey(first.getString("refreshToken"))
                .post("/v1/owner-sessions/refresh")
                .statusCode(401);
        var third = refreshed(begun(owner).getString("refreshToken"));
        var fourth = refreshed(third.getString("refreshToken"));
        TestClock.advance(Duration.ofSeconds(31));
        Api.withKey(fourth.getString("accessToken")).get("/v1/me").statusCode(200);
        Api.withKey(third.getString("refreshToken"))
                .post("/v1/owner-sessions/refresh")
                .statusCode(401);
        Api.withKey(fourth.getString("accessToken")).get("/v1/me").statusCode(401);
        Api.withKey(fourth.getString("refreshToken"))
                .post("/v1/owner-sessions/refresh")
                .statusCode(401);
    }

    @Test
    void a_refresh_token_opens_nothing_and_an_access_token_renews_nothing() {
        var tokens = begun(owner);

        Api.withKey(tokens.getString("refreshToken")).get("/v1/houses").statusCode(403);
        Api.withKey(tokens.getString("accessToken"))
                .post("/v1/owner-sessions/refresh")
                .statusCode(403);
        // With the other one's first letters it is neither.
        Api.withKey(tokens.getString("refreshToken").replace("hr_", "ho_"))
                .get("/v1/me")
                .statusCode(401);
    }

    @Test
    void an_access_token_is_short_lived_and_a_session_that_nobody_refreshes_ends() {
        var tokens = begun(owner);

        TestClock.advance(Duration.ofMinutes(15));
        Api.withKey(tokens.getString("accessToken")).get("/v1/me").statusCode(401);
        TestClock.advance(Duration.ofDays(30));
        Api.withKey(tokens.getString("refreshToken"))
                .post("/v1/owner-sessions/refresh")
                .statusCode(401);
        admin.post("/v1/jobs/owner-sessions-clean-up/run").statusCode(200).body("status", equalTo("DONE"));
        admin.post("/v1/owner-sessions/" + tokens.getString("id") + "/revoke").statusCode(404);
    }

    @Test
    void who_signs_out_or_is_put_out_is_out_at_once() {
        var left = begun(owner);
        var put = begun(owner);

        Api.withKey(left.getString("accessToken"))
                .post("/v1/owner-sessions/end")
                .statusCode(200);
        Api.withKey(left.getString("accessToken")).get("/v1/me").statusCode(401);
        Api.withKey(left.getString("refreshToken"))
                .post("/v1/owner-sessions/refresh")
                .statusCode(401);
        admin.post("/v1/owner-sessions/" + put.getString("id") + "/revoke")
                .statusCode(200)
                .body("revokedAt", equalTo("2025-06-06T07:00:00Z"));
        Api.withKey(put.getString("accessToken")).get("/v1/me").statusCode(401);
    }

    @Test
    void nobody_signs_in_an_owner_of_another_community() {
        var stranger = Api.scoped(java.util.List.of("owner-sessions:write"), admin.community());

        stranger.post("/v1/owner-sessions", "{'ownerId': '%s'}", owner)
                .statusCode(422)
                .body("errors.pointer", contains("/ownerId"));
        stranger.post("/v1/owner-sessions/" + begun(owner).getString("id") + "/revoke")
                .statusCode(404);
    }

    private Api signedIn(UUID who) {
        return Api.withKey(begun(who).getString("accessToken"));
    }

    private Json begun(UUID who) {
        return admin.post("/v1/owner-sessions", "{'ownerId': '%s'}", who)
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static Json refreshed(String token) {
        return Api.withKey(token)
                .post("/v1/owner-sessions/refresh")
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private UUID opened(Api me, UUID house) {
        var who = UUID.fromString(me.get("/v1/me").extract().path("ownerId"));
        return UUID.fromString(report(me, house, who).statusCode(201).extract().path("id"));
    }

    private Answer report(Api me, UUID house, UUID who) {
        return me.post(
                "/v1/tickets",
                "{'communityId': '%s', 'houseId': '%s', 'kind': 'REPAIR', 'channel': 'WECHAT', 'medium': 'WRITTEN',"
                        + " 'category': 'PLUMBING', 'priority': 'NORMAL', 'description': '厨房水管漏水',"
                        + " 'reporter': {'ownerId': '%s', 'anonymous': false}}",
                estate.community(),
                house,
                who);
    }

    private void moveIn(UUID who, UUID house, String from, String to) {
        admin.post(
                        "/v1/owners/" + who + "/houses",
                        "{'houseId': '%s', 'relation': 'OWNER', 'from': '%s'%s}",
                        house,
                        from,
                        to == null ? "" : ", 'to': '" + to + "'")
                .statusCode(201);
    }
}
