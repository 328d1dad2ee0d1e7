package io.huiyin.access.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Issuer;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Members of staff who sign in at the operator's own issuer. */
@QuarkusTest
class StaffTokenTest {

    private static final String ES256 = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;

    private final Api admin = Api.admin();
    private UUID community;
    private UUID receptionist;
    private String subject;

    @BeforeEach
    void hire() {
        community = admin.community();
        receptionist = staff(community, "RECEPTIONIST");
        subject = "user-" + UUID.randomUUID();
        account(receptionist, subject);
    }

    @AfterEach
    void rewind() {
        TestClock.reset();
    }

    @Test
    void who_signs_in_is_themselves_in_their_community_with_the_rights_of_their_roles() {
        var other = admin.community();
        var me = signedIn(subject);

        me.get("/v1/me")
                .statusCode(200)
                .body("kind", equalTo("STAFF"))
                .body("staffId", equalTo(receptionist.toString()))
                .body("communityIds", contains(community.toString()))
                .body("scopes", hasItem("tickets:write"))
                .body("scopes", not(hasItem("admin")));
        me.get("/v1/communities").body("items.id", contains(community.toString()));
        me.get("/v1/communities/" + other).statusCode(404);
        me.post("/v1/sla-policies", "{}").statusCode(403).body("requiredScope", equalTo("sla:write"));
        me.get("/v1/api-keys").statusCode(403).body("requiredScope", equalTo("admin"));
    }

    @Test
    @Rule("AUD-01")
    void what_they_do_stands_in_the_log_under_their_id() {
        var ticket = signedIn(subject)
                .create(
                        "/v1/tickets",
                        "{'communityId': '%s', 'kind': 'INQUIRY', 'channel': 'COUNTER', 'medium': 'VERBAL', 'category': 'OTHER',"
                                + " 'priority': 'NORMAL', 'description': '问', 'reporter': {'anonymous': true}}",
                        community);

        admin.get("/v1/tickets/" + ticket).body("firstReceiver.id", equalTo(receptionist.toString()));
        admin.get("/v1/tickets/" + ticket + "/timeline")
                .body("items.by.kind", everyItem(equalTo("STAFF")))
                .body("items.by.staff.id", everyItem(equalTo(receptionist.toString())));
    }

    @Test
    @Rule("ROL-05")
    void a_contractor_sees_the_matters_that_were_given_to_them_and_no_others() {
        var estate = SmallEstate.build();
        var contractor = staff(estate.community(), "CONTRACTOR");
        var who = "user-" + UUID.randomUUID();
        account(contractor, who);
        var me = signedIn(who);
        var theirs = estate.repair();
        var mine = estate.repair();
        admin.post("/v1/tickets/" + mine + "/assign", "{'staffId': '%s'}", contractor)
                .statusCode(200);

        me.get("/v1/tickets").body("items.id", contains(mine.toString()));
        me.get("/v1/tickets/" + theirs).statusCode(404);
        me.get("/v1/tickets/" + theirs + "/timeline").statusCode(404);
        me.post("/v1/tickets/" + theirs + "/accept").statusCode(404);
        me.post("/v1/tickets/" + mine + "/accept").statusCode(200).body("status", equalTo("ACCEPTED"));
        me.get("/v1/tickets/" + mine + "/timeline").statusCode(200);
        me.get("/v1/houses/" + estate.house()).statusCode(403);
        me.post("/v1/tickets/" + mine + "/assign", "{'staffId': '%s'}", estate.engineer())
                .statusCode(200);
        me.get("/v1/tickets/" + mine).statusCode(404);
        var found = me.post(
                        "/v1/tickets",
                        "{'communityId': '%s', 'kind': 'PUBLIC_FACILITY', 'channel': 'PHONE', 'medium': 'VERBAL',"
                                + " 'category': 'OTHER', 'priority': 'NORMAL', 'description': '灯不亮', 'reporter':"
                                + " {'anonymous': true}}",
                        estate.community())
                .statusCode(201)
                .extract()
                .<String>path("id");
        admin.get("/v1/tickets/" + found).body("firstReceiver.id", equalTo(contractor.toString()));
    }

    @Test
    void an_account_that_is_closed_or_whose_bearer_left_is_refused_at_once() {
        var me = signedIn(subject);
        me.get("/v1/me").statusCode(200);
        var tag = admin.get("/v1/staff/" + receptionist).extract().header("ETag");

        admin.request()
                .header("If-Match", tag)
                .post("/v1/staff/" + receptionist + "/deactivate")
                .then()
                .statusCode(200);
        me.get("/v1/me").statusCode(401);
        admin.post("/v1/staff/" + receptionist + "/reactivate").statusCode(200);
        me.get("/v1/me").statusCode(200);
        var account = admin.get("/v1/staff-accounts?staffId=" + receptionist)
                .extract()
                .path("items[0].id");

        admin.get("/v1/staff-accounts/" + account).statusCode(200).body("subject", equalTo(subject));
        admin.post("/v1/staff-accounts/" + account + "/close").statusCode(200);
        me.get("/v1/me").statusCode(401);
        admin.get("/v1/staff-accounts/" + account).statusCode(404);
    }

    @Test
    void who_works_in_two_communities_says_where_they_act() {
        var second = admin.community();
        var manager = staff(second, "CS_MANAGER");
        account(manager, subject);
        var me = signedIn(subject);

        me.get("/v1/communities")
                .statusCode(400)
                .body("errors.pointer", contains("X-Acting-Staff"))
                .body("errors.code", contains("choose-staff"))
                .body("staffIds", containsInAnyOrder(receptionist.toString(), manager.toString()));
        acting(manager, "/v1/me")
                .body("scopes", hasItem("sla:write"))
                .body("communityIds", contains(second.toString()));
        acting(receptionist, "/v1/me").body("scopes", not(hasItem("sla:write")));
    }

    @Test
    void nobody_who_signs_in_acts_in_anothers_name() {
        var colleague = staff(community, "CS_MANAGER");

        acting(colleague, "/v1/me").statusCode(400).body("errors.code", contains("unknown-staff"));
    }

    @Test
    void a_subject_has_one_account_in_a_community_and_a_member_of_staff_one_account() {
        var colleague = staff(community, "STEWARD");

        admin.post("/v1/staff-accounts", "{'staffId': '%s', 'subject': '%s'}", colleague, subject)
                .statusCode(409);
        admin.post("/v1/staff-accounts", "{'staffId': '%s', 'subject': 'another'}", receptionist)
                .statusCode(409);
        admin.post("/v1/staff-accounts", "{'staffId': '%s', 'subject': 'x'}", UUID.randomUUID())
                .statusCode(422)
                .body("errors.pointer", contains("/staffId"));
        admin.post("/v1/staff-accounts", "{'staffId': '%s', 'subject': ' '}", colleague)
                .statusCode(400)
                .body("errors.pointer", contains("/subject"));
    }

    static Stream<UnaryOperator<JwtClaims>> faults() {
        return Stream.of(
                claims -> without(claims, "exp"),
                claims -> without(claims, "sub"),
                claims -> without(claims, "aud"),
                claims -> without(claims, "iss"),
                claims -> with(claims, "iss", "https://sso.elsewhere.example"),
                claims -> with(claims, "aud", "another-program"),
                claims -> with(claims, "sub", "nobody-we-know"),
                claims -> with(claims, "exp", TestClock.now().getEpochSecond() - 31),
                claims -> with(claims, "nbf", TestClock.now().getEpochSecond() + 31));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_token_that_is_not_meant_for_us_now_is_refused(UnaryOperator<JwtClaims> fault) {
        var token = Issuer.sign(fault.apply(Issuer.claims(subject)), Issuer.key(), ES256);

        refused(token);
    }

    @Test
    void a_clock_that_differs_a_little_is_no_fault() {
        var token = Issuer.token(subject);

        TestClock.advance(Duration.ofSeconds(629));
        Api.withKey(token).get("/v1/me").statusCode(200);
        TestClock.advance(Duration.ofSeconds(2));
        refused(token);
    }

    @Test
    void a_token_that_is_cut_changed_signed_by_another_or_by_nobody_is_refused() {
        var token = Issuer.token(subject);
        var parts = token.split("\\.");

        refused(token.substring(0, token.length() - 2));
        refused(parts[0] + "." + parts[1] + ".");
        refused(parts[0] + "." + encoded(Issuer.claims(subject).toJson().replace(subject, "admin")) + "." + parts[2]);
        refused(encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        refused(encoded("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
        refused(Issuer.sign(Issuer.claims(subject), Issuer.otherKey(Issuer.key().getKeyId()), ES256));
        refused(Issuer.sign(Issuer.claims(subject), Issuer.otherKey("unknown"), ES256));
    }

    @Test
    void the_public_key_is_no_shared_secret() throws Exception {
        var token = new org.jose4j.jws.JsonWebSignature();
        token.setPayload(Issuer.claims(subject).toJson());
        token.setKey(new org.jose4j.keys.HmacKey(Issuer.key().getPublicKey().getEncoded()));
        token.setKeyIdHeaderValue(Issuer.key().getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);

        refused(token.getCompactSerialization());
    }

    private static void refused(String token) {
        var body = Api.withKey(token)
                .get("/v1/me")
                .statusCode(401)
                .body("type", equalTo("/problems/unauthenticated"))
                .extract()
                .asString();
        assertThat(body).doesNotContain("jose4j", "signature", "expired");
    }

    private Api signedIn(String who) {
        return Api.withKey(Issuer.token(who));
    }

    private Answer acting(UUID staff, String path) {
        return signedIn(subject)
                .request()
                .header("X-Acting-Staff", staff)
                .get(path)
                .then();
    }

    private UUID staff(UUID where, String role) {
        return admin.create("/v1/staff", "{'communityId': '%s', 'name': '某员工', 'roles': ['%s']}", where, role);
    }

    private void account(UUID staff, String who) {
        admin.create("/v1/staff-accounts", "{'staffId': '%s', 'subject': '%s'}", staff, who);
    }

    private static JwtClaims without(JwtClaims claims, String name) {
        claims.unsetClaim(name);
        return claims;
    }

    private static JwtClaims with(JwtClaims claims, String name, Object value) {
        claims.setClaim(name, value);
        return claims;
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
