package io.huiyin.imports.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Request;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ImportResourceTest {

    private static final Path ESTATE = Path.of("src/test/resources/estate");
    private static final String PROBLEM = "application/problem+json";
    private static final String SOUND = "楼栋,房号,面积\n1栋,0101,90\n1栋,0102,90\n";
    private static final String FAULTY = "楼栋,房号,面积\n1栋,0101,90\n1栋,,90\n";

    private final Api api = Api.admin();
    private UUID community;

    @Inject
    Database database;

    @BeforeEach
    void aCommunity() {
        TestClock.set("2026-11-22T10:00");
        community = api.community();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"houses-owners-dirty.xlsx", "houses-owners-dirty-gb18030.csv"})
    void a_dry_run_is_what_happens_unless_said_otherwise_and_it_writes_nothing(String name) throws IOException {
        var file = Files.readAllBytes(ESTATE.resolve(name));

        var report = post("", name, file)
                .statusCode(201)
                .header("Location", containsString("/v1/imports/"))
                .body("outcome", equalTo("CHECKED"))
                .body("dryRun", equalTo(true))
                .body("sheet", equalTo(name.endsWith("xlsx") ? "业主信息" : null))
                .body("encoding", equalTo(name.endsWith("csv") ? "GB18030" : null))
                .body("headerRow", equalTo(2))
                .body("unknownHeaders", hasSize(0))
                .body("rows", equalTo(1200))
                .body("accepted", equalTo(1080))
                .body("rejected", equalTo(120))
                .body("created", equalTo(1080))
                .body("updated", equalTo(0))
                .body("unchanged", equalTo(0))
                .body("made.phases", equalTo(1))
                .body("problemCount", equalTo(120))
                .body("problems", hasSize(120))
                .body("problems.row", not(everyItem(equalTo(0))))
                .extract()
                .jsonPath();

        assertThat(report.getInt("problems[0].row")).isEqualTo(26);
        assertThat(report.getString("problems[0].column")).isEqualTo("手机号");
        assertThat(report.getString("problems[0].code")).isEqualTo("invalid-phone");
        api.get("/v1/houses?communityId={c}", community).body("items", hasSize(0));
        api.get("/v1/phases?communityId={c}", community).body("items", hasSize(0));
        api.get("/v1/owners?communityId={c}", community).body("items", hasSize(0));
    }

    @Test
    void faulty_rows_refuse_the_whole_file_and_the_problem_is_the_report() {
        var refused = post("dryRun=false", "a.csv", FAULTY)
                .statusCode(422)
                .contentType(PROBLEM)
                .body("type", equalTo("/problems/import-faulty-rows"))
                .body("status", equalTo(422))
                .body("outcome", equalTo("REFUSED"))
                .body("rows", equalTo(2))
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(1))
                .body("created", equalTo(0))
                .body("problems", hasSize(1))
                .body("problems[0].row", equalTo(3))
                .body("problems[0].column", equalTo("房号"))
                .body("problems[0].code", equalTo("required"))
                .body("requestId", notNullValue())
                .extract()
                .jsonPath();

        api.get("/v1/houses?communityId={c}", community).body("items", hasSize(0));
        api.get("/v1/imports/{id}", refused.getString("id"))
                .statusCode(200)
                .body("outcome", equalTo("REFUSED"))
                .body("problems[0].message", equalTo("A value is needed here."));
    }

    @Test
    void good_rows_alone_are_imported_where_the_caller_says_so() {
        post("dryRun=false&onFault=SKIP", "a.csv", FAULTY)
                .statusCode(201)
                .body("outcome", equalTo("IMPORTED"))
                .body("created", equalTo(1))
                .body("rejected", equalTo(1));

        api.get("/v1/houses?communityId={c}", community).body("items.code", equalTo(List.of("1栋-0101")));
    }

    @Test
    void reasons_come_in_the_callers_language_whenever_they_are_read() {
        var id = post("", "a.csv", FAULTY).extract().path("id").toString();

        api.get("/v1/imports/{id}", id).body("problems[0].message", equalTo("A value is needed here."));
        Request.given()
                .header("Authorization", "Bearer " + api.key())
                .get("/v1/imports/{id}", id)
                .then()
                .body("problems[0].message", equalTo("此列不能为空。"));
    }

    @Test
    void reports_are_listed_newest_first_without_their_problems() {
        post("", "first.csv", FAULTY);
        post("dryRun=false", "second.csv", SOUND);

        var page = api.get("/v1/imports?communityId={c}&limit=1", community)
                .statusCode(200)
                .body("items.fileName", equalTo(List.of("second.csv")))
                .body("items[0].problems", nullValue())
                .body("items[0].problemCount", equalTo(0))
                .extract()
                .jsonPath();
        api.get("/v1/imports?communityId={c}&limit=1&cursor={n}", community, page.getString("nextCursor"))
                .body("items.fileName", equalTo(List.of("first.csv")))
                .body("items.problemCount", equalTo(List.of(1)))
                .body("nextCursor", nullValue());
    }

    @Test
    void another_communitys_report_is_not_there() {
        var id = post("", "a.csv", SOUND).extract().path("id").toString();
        var stranger = Api.scoped(List.of("imports:read", "imports:write"), api.community());

        stranger.get("/v1/imports/{id}", id).statusCode(404);
        stranger.get("/v1/imports?communityId={c}", community).body("items", hasSize(0));
        upload(stranger, "kind=HOUSES_AND_OWNERS&communityId=" + community, "a.csv", bytes(SOUND))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("communityId"))
                .body("errors[0].code", equalTo("unknown-reference"));
    }

    @Test
    void an_import_needs_its_scope_and_nothing_more() {
        var reader = Api.scoped(List.of("imports:read", "houses:write", "owners:write"), community);
        var importer = Api.scoped(List.of("imports:write"), community);

        upload(reader, "kind=HOUSES_AND_OWNERS&communityId=" + community, "a.csv", bytes(SOUND))
                .statusCode(403)
                .body("requiredScope", equalTo("imports:write"));
        upload(importer, "kind=HOUSES_AND_OWNERS&dryRun=false&communityId=" + community, "a.csv", bytes(SOUND))
                .statusCode(201)
                .body("created", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    communityId={c}                                      | kind
                    kind=HOUSES_AND_OWNERS                               | communityId
                    kind=HOUSES_AND_OWNERS&communityId={c}&dryRun=no     | dryRun
                    kind=HOUSES_AND_OWNERS&communityId={c}&dryRun=FALSE  | dryRun
                    """)
    void what_to_do_is_said_exactly_or_not_at_all(String query, String pointer) {
        upload(api, query.replace("{c}", community.toString()), "a.csv", bytes(SOUND))
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer));
        api.get("/v1/houses?communityId={c}", community).body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind=CARS&communityId={c}",
                "kind=HOUSES_AND_OWNERS&communityId=x",
                "kind=HOUSES_AND_OWNERS&communityId={c}&onFault=MAYBE"
            })
    void words_that_mean_nothing_are_400(String query) {
        upload(api, query.replace("{c}", community.toString()), "a.csv", bytes(SOUND))
                .statusCode(400)
                .contentType(PROBLEM);
    }

    @Test
    void a_form_without_the_file_is_400_and_no_form_at_all_is_415() {
        form(api)
                .multiPart("other", "x")
                .post("/v1/imports?kind=HOUSES_AND_OWNERS&communityId=" + community)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("file"));
        form(api)
                .contentType("text/csv")
                .body(bytes(SOUND))
                .post("/v1/imports?kind=HOUSES_AND_OWNERS&communityId=" + community)
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    houses.xlsx, 89504e470d0a1a0a0000000d49484452, 415, not-a-table
                    houses.xlsx, d0cf11e0a1b11ae1,                 415, not-a-table
                    houses.xls,  3c68746d6c3e3c7461626c653e,       415, not-a-table
                    houses.csv,  fffe1f67b26b,                     415, not-a-table
                    houses.csv,  80ff80ff,                         415, unknown-encoding
                    houses.csv,  '',                               422, empty
                    houses.csv,  20200a0a,                         422, empty
                    houses.csv,  612c620a312c320a,                 422, no-headers
                    houses.xlsx, 504b0304ffff,                     422, damaged
                    """)
    void a_file_that_is_no_table_says_so(String name, String hex, int status, String code) {
        post("", name, HexFormat.of().parseHex(hex))
                .statusCode(status)
                .contentType(PROBLEM)
                .body("errors[0].pointer", equalTo("file"))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void a_zip_bomb_is_413() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("_rels/.rels"));
            zip.write(bytes(
                    "<Relationships><Relationship Id='a' Type='/officeDocument' Target='w.xml'/></Relationships>"));
            zip.putNextEntry(new ZipEntry("_rels/w.xml.rels"));
            zip.write(bytes("<Relationships><Relationship Id='s' Type='/worksheet' Target='s.xml'/></Relationships>"));
            zip.putNextEntry(new ZipEntry("w.xml"));
            zip.write(bytes("<workbook><sheets><sheet name='s' id='s'/></sheets></workbook>"));
            zip.putNextEntry(new ZipEntry("s.xml"));
            zip.write(bytes("<worksheet><sheetData>"));
            var blanks = new byte[1 << 20];
            java.util.Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 300; i++) zip.write(blanks);
        }

        post("", "bomb.xlsx", bytes.toByteArray())
                .statusCode(413)
                .contentType(PROBLEM)
                .body("type", equalTo("/problems/import-file-too-large"));
    }

    @Test
    void a_file_beyond_the_bound_of_imports_is_413() {
        var large = new byte[21 << 20];
        java.util.Arrays.fill(large, (byte) 'x');

        post("", "large.csv", large).statusCode(413).body("type", equalTo("/problems/import-file-too-large"));
    }

    @Test
    void missing_headers_are_named_and_unknown_ones_reported() {
        post("", "a.csv", "楼栋,面积\n1栋,90\n")
                .statusCode(422)
                .body("type", equalTo("/problems/import-headers"))
                .body("errors[0].code", equalTo("missing-headers"))
                .body("detail", containsString("房号"));
        post("", "a.csv", "序号,楼栋,房号,面积,户型\n1,1栋,0101,90,三室\n")
                .statusCode(201)
                .body("unknownHeaders", equalTo(List.of("序号", "户型")));
    }

    @Test
    void a_mapping_reads_another_layout() {
        var file = bytes("栋别,门,套面\nA,101,90\n");

        post("", "a.csv", file).statusCode(422);
        form(api)
                .multiPart("file", "a.csv", file)
                .multiPart("mapping", "{\"栋别\": \"building\", \"门\": \"room\", \"套面\": \"areaSquareMetres\"}")
                .post("/v1/imports?kind=HOUSES_AND_OWNERS&communityId=" + community)
                .then()
                .statusCode(201)
                .body("accepted", equalTo(1));
        form(api)
                .multiPart("file", "a.csv", file)
                .multiPart("mapping", "{\"栋别\": \"tower\"}")
                .post("/v1/imports?kind=HOUSES_AND_OWNERS&communityId=" + community)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("mapping"))
                .body("errors[0].code", equalTo("bad-mapping"));
        for (var malformed : List.of("[1]", "null", "{")) {
            form(api)
                    .multiPart("file", "a.csv", file)
                    .multiPart("mapping", malformed)
                    .post("/v1/imports?kind=HOUSES_AND_OWNERS&communityId=" + community)
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("mapping"));
        }
    }

    @Test
    void a_form_that_breaks_off_is_malformed() {
        api.request()
                .contentType("multipart/form-data; boundary=b")
                .body("--b\r\nContent-Disposition: form-data; name=\"file\"; filen".getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?kind=HOUSES_AND_OWNERS&communityId=" + community)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("/problems/malformed-request"));
    }

    @Test
    void one_import_of_a_community_runs_at_a_time() throws InterruptedException {
        var held = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (var other = Executors.newSingleThreadExecutor()) {
            other.submit(() -> database.in(Caller.job("test", community), () -> {
                database.handle()
                        .execute("select pg_advisory_xact_lock(hashtextextended('import " + community + "', 0))");
                held.countDown();
                await(done);
            }));
            held.await();

            post("dryRun=false", "a.csv", SOUND)
                    .statusCode(409)
                    .header("Retry-After", notNullValue())
                    .body("type", equalTo("/problems/import-running"));
            post("", "a.csv", SOUND).statusCode(201);
            done.countDown();
        }

        post("dryRun=false", "a.csv", SOUND).statusCode(201).body("created", equalTo(2));
    }

    @Test
    void a_repeated_upload_with_the_same_key_replays_and_another_file_is_422() {
        var query = "/v1/imports?kind=HOUSES_AND_OWNERS&dryRun=false&communityId=" + community;

        var first = form(api)
                .header("Idempotency-Key", "k-1")
                .multiPart("file", "a.csv", bytes(SOUND))
                .post(query);
        var again = form(api)
                .header("Idempotency-Key", "k-1")
                .multiPart("file", "a.csv", bytes(SOUND))
                .post(query);
        var other = form(api)
                .header("Idempotency-Key", "k-1")
                .multiPart("file", "a.csv", bytes(FAULTY))
                .post(query);

        first.then().statusCode(201).body("created", equalTo(2));
        again.then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("id", equalTo(first.path("id")))
                .body("created", equalTo(2));
        other.then().statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void a_refused_import_may_be_tried_again_with_the_same_key() {
        var query = "/v1/imports?kind=HOUSES_AND_OWNERS&dryRun=false&communityId=" + community;

        var first = form(api)
                .header("Idempotency-Key", "k-2")
                .multiPart("file", "a.csv", bytes(FAULTY))
                .post(query);
        var again = form(api)
                .header("Idempotency-Key", "k-2")
                .multiPart("file", "a.csv", bytes(FAULTY))
                .post(query);

        first.then().statusCode(422);
        again.then()
                .statusCode(422)
                .header("Idempotency-Replayed", nullValue())
                .body("id", not(equalTo(first.path("id"))));
    }

    private Answer post(String query, String name, String file) {
        return post(query, name, bytes(file));
    }

    private Answer post(String query, String name, byte[] file) {
        return upload(api, "kind=HOUSES_AND_OWNERS&communityId=" + community + "&" + query, name, file);
    }

    private static Answer upload(Api api, String query, String name, byte[] file) {
        return form(api)
                .multiPart("file", name, file)
                .post("/v1/imports?" + query)
                .then();
    }

    private static Request form(Api api) {
        return Request.given().header("Authorization", "Bearer " + api.key()).header("Accept-Language", "en");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
