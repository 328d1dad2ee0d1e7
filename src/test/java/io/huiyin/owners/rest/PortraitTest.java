package io.huiyin.owners.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Issuer;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PortraitTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final byte[] OTHER_PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d4948445300");
    private static final String WHY = "?reason=VERIFICATION";

    @Inject
    Database database;

    @ConfigProperty(name = "huiyin.files.directory")
    Path directory;

    private SmallEstate estate;
    private UUID owner;
    private String portrait;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        owner = estate.owner("KEY");
        portrait = "/v1/owners/" + owner + "/portrait";
    }

    @Test
    @Rule("OWN-11")
    void a_key_customer_has_photo_age_occupation_and_character() {
        estate.api()
                .get(portrait + WHY)
                .statusCode(200)
                .body("version", equalTo(0))
                .body("notes", nullValue())
                .body("hasPhoto", equalTo(false));

        write("\"0\"").statusCode(200).body("version", equalTo(1));
        photo("\"1\"", PNG).statusCode(200).body("version", equalTo(2)).body("hasPhoto", equalTo(true));

        estate.api()
                .get(portrait + WHY)
                .body("bornYear", equalTo(1968))
                .body("occupation", equalTo("退休教师"))
                .body("notes", equalTo("喜静，重守时"))
                .body("hasPhoto", equalTo(true));
        var bytes = estate.api().get(portrait + "/photo" + WHY).statusCode(200).extract();
        assertThat(bytes.asByteArray()).isEqualTo(PNG);
        assertThat(bytes.header("Content-Type")).isEqualTo("image/png");
        assertThat(bytes.header("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    @Rule({"OWN-11", "ROL-05"})
    void designated_posts_alone_see_it() {
        write("\"0\"").statusCode(200);
        photo("\"1\"", PNG).statusCode(200);

        for (var role : List.of("PROJECT_MANAGER", "CS_MANAGER", "CS_SUPERVISOR", "ARCHIVIST")) {
            var designated = signedIn(role);
            designated.get(portrait + WHY).statusCode(200).body("occupation", equalTo("退休教师"));
            designated.get(portrait + "/photo" + WHY).statusCode(200);
        }
        for (var role : List.of(
                "CS_LEAD",
                "RECEPTIONIST",
                "STEWARD",
                "ENGINEER",
                "SECURITY",
                "DUTY_OFFICER",
                "CONTROL_ROOM",
                "FINANCE",
                "CONTRACTOR")) {
            var other = signedIn(role);
            other.get(portrait + WHY).statusCode(403).body("requiredScope", equalTo("portraits:read"));
            other.get(portrait + "/photo" + WHY).statusCode(403);
            other.put(portrait, "\"2\"", "{}").statusCode(403);
            other.delete(portrait, "\"2\"").statusCode(403);
        }
        var partner = Api.scoped(
                List.of("owners:read", "owners:read-sensitive", "owners:read-internal", "files:read"),
                estate.community());
        partner.get(portrait + WHY).statusCode(403);
        assertThat(partner.get("/v1/owners/" + owner).extract().asString()).doesNotContain("退休教师", "喜静");
        var stranger = Api.scoped(List.of("portraits:read"), estate.api().community());
        stranger.get(portrait + WHY).statusCode(404);
        stranger.get(portrait + "/photo" + WHY).statusCode(404);
    }

    @Test
    @Rule("SEG-10")
    void the_owner_never_sees_it() {
        write("\"0\"").statusCode(200);
        var session = Api.withKey(estate.api()
                .post("/v1/owner-sessions", "{'ownerId': '%s'}", owner)
                .extract()
                .path("accessToken"));

        session.get(portrait + WHY).statusCode(403);
        session.get(portrait + "/photo" + WHY).statusCode(403);
    }

    /** Not even to an administrator, who may see it as the photo: nobody comes by it by way of its id. */
    @Test
    @Rule("OWN-11")
    void the_photo_is_no_file_that_whoever_reads_files_may_read() {
        photo("\"0\"", PNG).statusCode(200);
        var file = photoId();

        for (var reader : List.of(estate.api(), Api.scoped(List.of("files:read"), estate.community()))) {
            reader.get("/v1/files/" + file).statusCode(404);
            reader.get("/v1/files/" + file + "/content").statusCode(404);
        }
        estate.api()
                .post("/v1/tickets/" + estate.repair() + "/attachments", "{'fileId': '%s', 'kind': 'BEFORE'}", file)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/fileId"));
    }

    @Test
    void whoever_reads_it_says_why_and_leaves_an_event() {
        write("\"0\"").statusCode(200);
        photo("\"1\"", PNG).statusCode(200);
        estate.api().get(portrait).statusCode(400).body("errors[0].pointer", equalTo("reason"));
        estate.api().get(portrait + "/photo").statusCode(400);
        estate.api().get(portrait + "?reason=CURIOSITY").statusCode(400);
        assertThat(reads()).isEmpty();

        estate.api().get(portrait + WHY).statusCode(200);
        estate.api().get(portrait + "/photo?reason=CONTACT").statusCode(200);

        assertThat(reads()).containsExactly("VERIFICATION [bornYear, occupation, notes]", "CONTACT [photo]");
        assertThat(estate.api()
                        .get("/v1/events?limit=200&communityId=" + estate.community())
                        .extract()
                        .asString())
                .doesNotContain("退休教师", "喜静", "1968");
    }

    @Test
    @Rule("OWN-11")
    void it_is_kept_of_key_customers_alone() {
        var other = "/v1/owners/" + estate.owner("NEUTRAL") + "/portrait";
        estate.api()
                .put(other, "\"0\"", "{'occupation': '教师'}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("ownerId"))
                .body("errors[0].code", equalTo("not-a-key-customer"));
        photo(other, "\"0\"", PNG).statusCode(422).body("errors[0].code", equalTo("not-a-key-customer"));

        write("\"0\"").statusCode(200);
        var tag = estate.api().get("/v1/owners/" + owner).extract().header("ETag");
        estate.api()
                .put(
                        "/v1/owners/" + owner,
                        tag,
                        "{'kind': 'PERSON', 'name': '陈先生', 'phones': [], 'segment': 'NEUTRAL', 'changeReason': '复评'}")
                .statusCode(200);

        write("\"1\"").statusCode(422);
        estate.api().get(portrait + WHY).statusCode(200).body("occupation", equalTo("退休教师"));
        estate.api().delete(portrait, "\"1\"").statusCode(204);
        estate.api().get(portrait + WHY).body("version", equalTo(0));
        estate.api().delete(portrait, "\"0\"").statusCode(404);
    }

    @Test
    void what_is_written_fits() {
        estate.api()
                .put(portrait, "\"0\"", "{'bornYear': 2026}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/bornYear"));
        estate.api()
                .put(portrait, "\"0\"", "{'bornYear': 1800}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/bornYear"));
        estate.api()
                .put(portrait, "\"0\"", "{'age': 57}")
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-field"));
        write("\"1\"").statusCode(412);
        write("\"0\"").statusCode(200);
        write("\"0\"").statusCode(412);
        var document = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);
        photo("\"1\"", document).statusCode(415).body("errors[0].code", equalTo("not-a-picture"));
        photo("\"1\"", "<html>".getBytes(StandardCharsets.US_ASCII)).statusCode(415);
        photo("\"7\"", PNG).statusCode(412);
        estate.api().get(portrait + "/photo" + WHY).statusCode(404);
        photo("/v1/owners/" + UUID.randomUUID() + "/portrait", "\"0\"", PNG).statusCode(404);
        assertThat(keys()).isEmpty();
    }

    @Test
    void another_photo_takes_the_place_of_the_one_before_and_leaves_none_of_its_bytes() {
        photo("\"0\"", PNG).statusCode(200);
        write("\"1\"").statusCode(200).body("hasPhoto", equalTo(true));
        var before = keys();

        // Whoever hands one in has not said why they would read the words.
        photo("\"2\"", OTHER_PNG)
                .statusCode(200)
                .body("hasPhoto", equalTo(true))
                .body("occupation", nullValue());

        assertThat(estate.api().get(portrait + "/photo" + WHY).extract().asByteArray())
                .isEqualTo(OTHER_PNG);
        assertThat(before).hasSize(1).noneMatch(this::isStored);
        assertThat(keys()).hasSize(1).allMatch(this::isStored);
        var present = keys();
        estate.api().delete(portrait, "\"3\"").statusCode(204);
        assertThat(keys()).isEmpty();
        assertThat(present).noneMatch(this::isStored);
    }

    @Test
    void of_two_at_once_one_is_kept_and_the_other_leaves_nothing() throws Exception {
        for (int round = 0; round < 4; round++) {
            var path = "/v1/owners/" + estate.owner("KEY") + "/portrait";
            int kept = keys().size();
            var together = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var first = threads.submit(() -> {
                    together.await();
                    return photo(path, "\"0\"", PNG).extract().statusCode();
                });
                var second = threads.submit(() -> {
                    together.await();
                    return photo(path, "\"0\"", OTHER_PNG).extract().statusCode();
                });
                assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(200, 412);
            }
            assertThat(keys()).hasSize(kept + 1);
        }
    }

    /** It is theirs to have (PIPL article 45), and nobody comes by it who may not see it. */
    @Test
    @Rule("OWN-11")
    void the_file_of_their_data_holds_it_for_those_who_may_see_it() {
        var clerk = Api.scoped(List.of("owners:read-sensitive"), estate.community());
        var export = "/v1/owners/" + owner + "/export?reason=OWN_REQUEST";
        clerk.get(export).statusCode(200).body("portrait.size()", equalTo(0));
        write("\"0\"").statusCode(200);

        clerk.get(export).statusCode(403).body("requiredScope", equalTo("portraits:read"));
        Api.scoped(List.of("owners:read-sensitive", "portraits:read"), estate.community())
                .get(export)
                .statusCode(200)
                .body("portrait[0].occupation", equalTo("退休教师"))
                .body("portrait[0].notes", equalTo("喜静，重守时"))
                .body("portrait[0].bornYear", equalTo(1968));
    }

    @Test
    void nothing_of_it_outlasts_the_person() {
        write("\"0\"").statusCode(200);
        photo("\"1\"", PNG).statusCode(200);
        var stored = keys();

        estate.api()
                .post("/v1/owners/" + owner + "/erase", "{'reason': 'OWN_REQUEST'}")
                .statusCode(200);

        assertThat(keys()).isEmpty();
        assertThat(stored).hasSize(1).noneMatch(this::isStored);
        estate.api().get(portrait + WHY).statusCode(404);
        write("\"2\"").statusCode(404);
        assertThat(database.asSystem(
                        "test",
                        () -> database.handle()
                                .createQuery("select count(*) from portrait where owner_id = :owner")
                                .bind("owner", owner)
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
    }

    private Answer write(String ifMatch) {
        return estate.api().put(portrait, ifMatch, "{'bornYear': 1968, 'occupation': '退休教师', 'notes': '喜静，重守时'}");
    }

    private Answer photo(String ifMatch, byte[] bytes) {
        return photo(portrait, ifMatch, bytes);
    }

    private Answer photo(String of, String ifMatch, byte[] bytes) {
        return estate.api()
                .form("file", "photo.png", bytes)
                .header("If-Match", ifMatch)
                .put(of + "/photo")
                .then();
    }

    private Api signedIn(String role) {
        var subject = "portraits-" + UUID.randomUUID();
        var staff = estate.api()
                .create("/v1/staff", "{'communityId': '%s', 'name': '员工庚', 'roles': ['%s']}", estate.community(), role);
        estate.api().create("/v1/staff-accounts", "{'staffId': '%s', 'subject': '%s'}", staff, subject);
        return Api.withKey(Issuer.token(subject));
    }

    private List<String> reads() {
        var log = estate.api()
                .get("/v1/events?limit=200&communityId=" + estate.community())
                .extract()
                .jsonPath();
        return log.getList(
                "items.findAll { it.type == 'io.huiyin.owner.portrait-read' }.collect { it.data.reason + ' ' + it.data.fields }");
    }

    private UUID photoId() {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select photo_id from portrait where owner_id = :owner")
                        .bind("owner", owner)
                        .mapTo(UUID.class)
                        .one());
    }

    /** Under which names the bytes of the community's files lie in the storage. */
    private List<String> keys() {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select storage_key from file where community_id = :community")
                        .bind("community", estate.community())
                        .mapTo(String.class)
                        .list());
    }

    private boolean isStored(String key) {
        return Files.exists(directory.resolve(key.substring(0, 2)).resolve(key));
    }
}
