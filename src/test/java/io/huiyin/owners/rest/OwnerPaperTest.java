package io.huiyin.owners.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.huiyin.database.Database;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class OwnerPaperTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);

    @Inject
    Database database;

    private SmallEstate estate;
    private UUID owner;
    private String papers;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        owner = estate.owner("NEUTRAL");
        papers = "/v1/owners/" + owner + "/papers";
        estate.api()
                .create(
                        "/v1/owners/" + owner + "/houses",
                        "{'houseId': '%s', 'relation': 'OWNER', 'from': '2021-03-31', 'to': '2025-01-31'}",
                        estate.house());
    }

    @Test
    @Rule("OWN-17")
    void the_archive_holds_photo_copies_of_papers_and_what_was_signed() {
        for (var kind : List.of("PHOTO", "IDENTITY_COPY", "DEED_COPY", "AGREEMENT", "REGISTRATION")) {
            var bytes = kind.equals("PHOTO") ? PNG : PDF;
            add(kind, "&houseId=" + estate.house(), bytes)
                    .statusCode(201)
                    .body("kind", equalTo(kind))
                    .body("houseId", equalTo(estate.house().toString()))
                    .body("bytes", equalTo(bytes.length))
                    .body("receivedOn", equalTo("2025-06-06"));
        }

        var list = estate.api()
                .get(papers + "?limit=3")
                .body("items.kind", contains("PHOTO", "IDENTITY_COPY", "DEED_COPY"));
        estate.api()
                .get(papers + "?limit=3&cursor=" + list.extract().path("nextCursor"))
                .body("items.kind", contains("AGREEMENT", "REGISTRATION"));
        var first = papers + "/" + list.extract().path("items[0].id");
        estate.api().get(first).statusCode(200).body("mediaType", equalTo("image/png"));
        assertThat(estate.api()
                        .get(first + "/content?reason=VERIFICATION")
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEqualTo(PNG);
    }

    @Test
    void whoever_reads_one_may_do_so_says_why_and_leaves_an_event() {
        var paper = added("IDENTITY_COPY");
        estate.api().get(paper + "/content").statusCode(400).body("errors[0].pointer", equalTo("reason"));
        var partner = Api.scoped(
                List.of("owners:read", "owners:read-sensitive", "files:read", "owner-papers:write"),
                estate.community());
        for (var path : List.of(papers, paper, paper + "/content?reason=CONTACT")) {
            partner.get(path).statusCode(403);
        }
        var stranger = Api.scoped(List.of("owner-papers:read"), estate.api().community());
        for (var path : List.of(papers, paper, paper + "/content?reason=CONTACT")) {
            stranger.get(path).statusCode(404);
        }

        estate.api().get(paper + "/content?reason=LEGAL_DUTY").statusCode(200);

        estate.api()
                .get("/v1/events?limit=200&communityId=" + estate.community())
                .body("items.findAll { it.type == 'io.huiyin.owner.paper-read' }.data", hasSize(1))
                .body("items.find { it.type == 'io.huiyin.owner.paper-read' }.data.reason", equalTo("LEGAL_DUTY"))
                .body("items.find { it.type == 'io.huiyin.owner.paper-read' }.data.kind", equalTo("IDENTITY_COPY"))
                .body("items.subject", hasItem("owner/" + owner));
    }

    @Test
    void it_is_no_file_that_whoever_reads_files_may_read() {
        added("IDENTITY_COPY");
        for (var file : files()) {
            estate.api().get("/v1/files/" + file).statusCode(404);
            estate.api().get("/v1/files/" + file + "/content").statusCode(404);
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    void it_is_taken_out_with_its_bytes_and_of_its_own_owner_alone() {
        var paper = added("DEED_COPY");
        var elsewhere = paper.replace(owner.toString(), estate.owner("NEUTRAL").toString());
        estate.api().get(elsewhere).statusCode(404);
        estate.api().get(elsewhere + "/content?reason=CONTACT").statusCode(404);
        estate.api().delete(elsewhere, "\"1\"").statusCode(404);
        estate.api().delete(paper, "\"2\"").statusCode(412);

        estate.api().delete(paper, "\"1\"").statusCode(204);

        estate.api().get(paper).statusCode(404);
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PHOTO, '&houseId=01a220b9-1339-7000-b087-655a5017f5b2', 422, houseId",
        "PHOTO, '&receivedOn=2025-06-07', 422, receivedOn"
    })
    void what_does_not_fit_is_named(String kind, String more, int status, String pointer) {
        add(kind, more, PNG).statusCode(status).body("errors[0].pointer", equalTo(pointer));
        assertThat(files()).isEmpty();
    }

    @Test
    void neither_a_page_nor_what_nobody_says_what_it_is_is_a_paper() {
        add("OTHER", "", "<html>".getBytes(StandardCharsets.US_ASCII)).statusCode(415);
        add("PASSPORT", "", PNG).statusCode(400);
        estate.api()
                .form("file", "a.png", PNG)
                .post(papers)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("kind"));
        add("OTHER", "&houseId=" + estate.anotherHouse(), PNG).statusCode(422);
        assertThat(files()).isEmpty();
    }

    @Test
    void the_file_of_their_data_names_it_and_nothing_outlasts_the_person() {
        added("AGREEMENT");
        estate.api()
                .get("/v1/owners/" + owner + "/export?reason=OWN_REQUEST")
                .body("papers.kind", contains("AGREEMENT"));

        estate.api()
                .post("/v1/owners/" + owner + "/erase", "{'reason': 'OWN_REQUEST'}")
                .statusCode(200);

        assertThat(files()).isEmpty();
        estate.api().get(papers).statusCode(404);
        add("AGREEMENT", "", PDF).statusCode(404);
    }

    private Answer add(String kind, String more, byte[] bytes) {
        return estate.api()
                .form("file", "a.png", bytes)
                .post(papers + "?kind=" + kind + more)
                .then();
    }

    private String added(String kind) {
        return papers + "/" + add(kind, "", PDF).statusCode(201).extract().path("id");
    }

    private List<UUID> files() {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select id from file where community_id = :community")
                        .bind("community", estate.community())
                        .mapTo(UUID.class)
                        .list());
    }
}
