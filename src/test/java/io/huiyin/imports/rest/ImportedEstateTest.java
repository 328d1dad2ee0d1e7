package io.huiyin.imports.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Json;
import io.huiyin.testing.Request;
import io.huiyin.testing.Rule;
import io.huiyin.testing.StatementCounter;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is there after an office has sent its spreadsheet, and after it has sent it again. */
@QuarkusTest
class ImportedEstateTest {

    private static final String HEADERS = "期,片区,楼栋,单元,房号,建筑面积(㎡),交房状态,交房日期,入住状态,业主姓名,手机号,备用电话,车牌号,备注\n";
    private static final String HOUSE = "一期,西片区,1栋,1单元,0101,90,已交房,2021-03-31,常住,";
    private static final String NEXT_HOUSE = "一期,西片区,1栋,1单元,0102,80,已交房,2021-03-31,出租,";

    private final Api api = Api.admin();
    private UUID community;

    @Inject
    StatementCounter statements;

    @BeforeEach
    void aCommunity() {
        TestClock.set("2026-11-22T10:00");
        community = api.community();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule({"PRP-01", "OWN-05"})
    void a_whole_estate_goes_in_by_a_few_hundred_statements_and_the_second_time_nothing_changes() throws IOException {
        var file = Files.readAllBytes(Path.of("src/test/resources/estate/houses-owners.csv"));

        statements.restart();
        var first = load(file);
        int sent = statements.statements().size();

        assertThat(effect(first)).isEqualTo("8483 created, 0 updated, 0 unchanged, 0 ended");
        assertThat(first.getInt("rejected")).isZero();
        assertThat(first.getMap("made")).isEqualTo(java.util.Map.of("phases", 4, "areas", 8, "buildings", 89));
        assertThat(sent).as("statements").isLessThan(400);
        api.get("/v1/owners?communityId={c}&name=业主00004&room=0104&plate=测A00004", community)
                .body("items", hasSize(1))
                .body("items[0].phones", equalTo(List.of("199****0004", "053******4510")))
                .body("items[0].vehicles.plate", contains("测A00004"))
                .body("items[0].houses.houseCode", contains("一期-1栋-1单元-0104"))
                .body("items[0].houses.relation", contains("OWNER"))
                .body("items[0].houses.from", contains("2021-10-05"));

        var second = load(file);

        assertThat(effect(second)).isEqualTo("0 created, 0 updated, 8483 unchanged, 0 ended");
        assertThat(second.getMap("made")).isEqualTo(java.util.Map.of("phases", 0, "areas", 0, "buildings", 0));
        api.get("/v1/houses?communityId={c}&code=一期-1栋-1单元-0104", community).body("items[0].version", equalTo(1));
        api.get("/v1/owners?communityId={c}&name=业主00004", community).body("items[0].version", equalTo(1));
    }

    @Test
    @Rule("WTY-01")
    void houses_that_are_handed_over_are_under_warranty() {
        load(HOUSE + "张三,19900000001,,,\n" + "一期,西片区,1栋,1单元,0102,80,未交房,,未售,,,,,\n");

        api.get("/v1/warranties?houseId={h}", house("0101"))
                .body("items.find { it.part == 'WATERPROOFING' }.expiresOn", equalTo("2026-03-31"));
        api.get("/v1/warranties?houseId={h}", house("0102")).body("items", hasSize(0));
    }

    @Test
    void one_person_with_several_houses_is_one_owner() {
        load(HOUSE + "张三,19900000001,,,\n" + NEXT_HOUSE + "张 三,+86 199 0000 0001,,,\n");

        owners("张三")
                .body("items", hasSize(1))
                .body("items[0].houses.houseCode", containsInAnyOrder("一期-1栋-1单元-0101", "一期-1栋-1单元-0102"));
    }

    @Test
    void people_of_one_name_with_other_phones_are_other_people() {
        load(HOUSE + "张三,19900000001,,,\n" + NEXT_HOUSE + "张三,19900000002,,,\n");

        owners("张三").body("items", hasSize(2));
    }

    @Test
    void several_rows_of_a_house_are_its_co_owners() {
        var rows = HOUSE + "张三,19900000001,,,\n" + HOUSE + "李四,19900000002,,鲁A12345,\n" + HOUSE
                + "李四,19900000002,,鲁B12345,\n";

        assertThat(effect(load(rows))).isEqualTo("3 created, 0 updated, 0 unchanged, 0 ended");
        assertThat(effect(checked(rows))).isEqualTo("0 created, 0 updated, 3 unchanged, 0 ended");
        assertThat(effect(load(rows))).isEqualTo("0 created, 0 updated, 3 unchanged, 0 ended");
        api.get("/v1/owners?houseId={h}", house("0101")).body("items.name", containsInAnyOrder("张三", "李四"));
        owners("李四").body("items[0].vehicles.plate", containsInAnyOrder("鲁A12345", "鲁B12345"));
    }

    @Test
    void a_house_that_was_sold_keeps_the_history_of_its_owners() {
        load(HOUSE + "张三,19900000001,,,\n");
        var sold = HOUSE + "李四,19900000002,,,\n";

        assertThat(effect(checked(sold))).isEqualTo("0 created, 1 updated, 0 unchanged, 1 ended");
        assertThat(effect(load(sold))).isEqualTo("0 created, 1 updated, 0 unchanged, 1 ended");
        assertThat(effect(load(sold))).isEqualTo("0 created, 0 updated, 1 unchanged, 0 ended");

        owners("张三")
                .body("items[0].houses.from", contains("2021-03-31"))
                .body("items[0].houses.to", contains("2026-11-21"));
        owners("李四").body("items[0].houses.from", contains("2026-11-22")).body("items[0].houses[0].to", nullValue());
    }

    @Test
    @Rule("OWN-04")
    void whoever_sold_the_house_is_its_household_head_no_more_and_that_is_remembered() {
        load(HOUSE + "张三,19900000001,,,\n");
        var seller = owners("张三").extract().path("items[0].id").toString();
        var relation = api.get("/v1/owners/{o}/houses", seller)
                .extract()
                .path("items[0].id")
                .toString();
        api.put(
                        "/v1/owners/" + seller + "/houses/" + relation,
                        "\"1\"",
                        "{'relation': 'OWNER', 'householdHead': true, 'from': '2021-03-31'}")
                .statusCode(200);

        load(HOUSE + "李四,19900000002,,,\n");

        owners("张三").body("items[0].houses.householdHead", contains(false));
        api.get("/v1/owners/{o}/history", seller)
                .body("items[0].field", equalTo("HOUSEHOLD_HEAD"))
                .body("items[0].before.householdHead.name", equalTo("张三"))
                .body("items[0].after", nullValue());
    }

    @Test
    void a_faulty_row_may_name_the_owner_so_nobody_ceases_to_be_one() {
        load(HOUSE + "张三,19900000001,,,\n");

        var report = importing(
                bytes(HOUSE + "李四,19900000002,,,\n" + NEXT_HOUSE + "王五,123,,,\n"), "dryRun=false&onFault=SKIP");

        assertThat(effect(report)).isEqualTo("0 created, 1 updated, 0 unchanged, 0 ended");
        api.get("/v1/owners?houseId={h}", house("0101")).body("items.name", containsInAnyOrder("张三", "李四"));
    }

    @Test
    void a_row_that_names_no_owner_ends_no_ownership_and_tenants_stay() {
        load(HOUSE + "张三,19900000001,,,\n");
        var tenant = api.create(
                "/v1/owners",
                "{'communityId': '%s', 'kind': 'PERSON', 'name': '租客', 'phones': ['19900000009'], 'preferredChannels': []}",
                community);
        api.create(
                "/v1/owners/" + tenant + "/houses",
                "{'houseId': '%s', 'relation': 'TENANT', 'from': '2026-01-01'}",
                house("0101"));

        assertThat(effect(load(HOUSE + ",,,,\n"))).isEqualTo("0 created, 0 updated, 1 unchanged, 0 ended");
        load(HOUSE + "李四,19900000002,,,\n");

        api.get("/v1/owners/{o}/houses", tenant).body("items[0].to", nullValue());
        owners("张三").body("items[0].houses.to", contains("2026-11-21"));
    }

    @Test
    @Rule("OWN-04")
    void a_new_number_of_the_same_owner_is_added_and_remembered() {
        load(HOUSE + "张三,19900000001,,,\n");
        var moved = HOUSE + "张三,19900000007,0531-88734510,,\n";

        assertThat(effect(load(moved))).isEqualTo("0 created, 1 updated, 0 unchanged, 0 ended");
        assertThat(effect(load(moved))).isEqualTo("0 created, 0 updated, 1 unchanged, 0 ended");
        assertThat(effect(load(HOUSE + "张三,19900000001,,,\n"))).isEqualTo("0 created, 0 updated, 1 unchanged, 0 ended");

        var owner = owners("张三")
                .body("items", hasSize(1))
                .body("items[0].phones", contains("199****0001", "199****0007", "053******4510"))
                .extract()
                .path("items[0].id")
                .toString();
        api.get("/v1/owners/{o}/history", owner)
                .body("items", hasSize(1))
                .body("items[0].field", equalTo("PHONE"))
                .body("items[0].changedOn", equalTo("2026-11-22"));
        api.get("/v1/owners?communityId={c}&phone=199-0000-0007", community).body("items.name", contains("张三"));
    }

    @Test
    void an_owner_without_a_phone_is_known_within_the_house() {
        var rows = HOUSE + "张三,,,,\n" + NEXT_HOUSE + "张三,,,,\n";

        load(rows);
        assertThat(effect(load(rows))).isEqualTo("0 created, 0 updated, 2 unchanged, 0 ended");
        owners("张三").body("items", hasSize(2));

        assertThat(effect(load(HOUSE + "张三,19900000001,,,\n"))).isEqualTo("0 created, 1 updated, 0 unchanged, 0 ended");
        owners("张三").body("items", hasSize(2)).body("items.phones", hasItem(List.of("199****0001")));
    }

    @Test
    void a_note_stands_with_the_owner_and_without_one_with_the_house() {
        load(HOUSE + "张三,19900000001,,,\"=HYPERLINK(\"\"x\"\")\"\n" + "一期,西片区,1栋,1单元,0102,80,未交房,,未售,,,,,样板间\n");

        owners("张三").body("items[0].note", equalTo("=HYPERLINK(\"x\")"));
        api.get("/v1/houses/{h}", house("0102")).body("note", equalTo("样板间"));

        load(HOUSE + "张三,19900000001,,,下午联系\n");
        owners("张三").body("items[0].note", equalTo("=HYPERLINK(\"x\")\n下午联系"));
    }

    @Test
    void what_differs_changes_the_house_and_an_empty_cell_says_nothing() {
        load(HOUSE + "张三,19900000001,,,\n");

        var report = load("楼栋,期,单元,房号,面积,入住状态,片区\n1栋,一期,1单元,0101,91.5,出租,\n");

        assertThat(effect(report)).isEqualTo("0 created, 1 updated, 0 unchanged, 0 ended");
        api.get("/v1/houses/{h}", house("0101"))
                .body("areaSquareMetres", equalTo("91.50"))
                .body("occupancyStatus", equalTo("LET"))
                .body("handedOverOn", equalTo("2021-03-31"))
                .body("version", equalTo(2));
        owners("张三").body("items", hasSize(1));
    }

    @Test
    void a_company_is_told_by_its_column_or_its_name() {
        load("楼栋,房号,面积,业主,业主类型,电话\n1栋,1,90,测试商贸有限公司,,19900000001\n1栋,2,90,老王小卖部,单位,19900000002\n"
                + "1栋,3,90,张三,,19900000003\n");

        owners("测试商贸").body("items.kind", contains("COMPANY"));
        owners("老王").body("items.kind", contains("COMPANY"));
        owners("张三").body("items.kind", contains("PERSON"));
    }

    @Test
    void the_rows_of_a_house_may_stand_in_different_batches() {
        var rows = new StringBuilder(HOUSE).append("张三,19900000001,,,\n");
        for (int i = 0; i < 1_100; i++) rows.append("一期,西片区,2栋,1单元,").append(i).append(",80,未交房,,未售,,,,,\n");
        rows.append(HOUSE).append("李四,19900000002,,,\n");
        rows.append(NEXT_HOUSE).append("张三,19900000001,,,\n");

        assertThat(effect(checked(rows.toString()))).isEqualTo("1103 created, 0 updated, 0 unchanged, 0 ended");
        assertThat(effect(load(rows.toString()))).isEqualTo("1103 created, 0 updated, 0 unchanged, 0 ended");
        assertThat(effect(load(rows.toString()))).isEqualTo("0 created, 0 updated, 1103 unchanged, 0 ended");
        api.get("/v1/owners?houseId={h}", house("0101")).body("items.name", containsInAnyOrder("张三", "李四"));
        owners("张三").body("items", hasSize(1)).body("items[0].houses", hasSize(2));
    }

    private Json load(String rows) {
        return load(bytes(rows.startsWith("楼栋") ? rows : HEADERS + rows));
    }

    private Json load(byte[] file) {
        return importing(file, "dryRun=false");
    }

    private Json checked(String rows) {
        return importing(bytes(HEADERS + rows), "");
    }

    private Json importing(byte[] file, String query) {
        var data = new String(file, StandardCharsets.UTF_8);
        var whole = data.startsWith("期,") || data.startsWith("楼栋") ? file : bytes(HEADERS + data);
        return Request.given()
                .header("Authorization", "Bearer " + api.key())
                .multiPart("file", "estate.csv", whole)
                .post("/v1/imports?kind=HOUSES_AND_OWNERS&communityId=" + community + "&" + query)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static String effect(Json report) {
        assertThat(report.getInt("created") + report.getInt("updated") + report.getInt("unchanged"))
                .isEqualTo(report.getInt("accepted"));
        return "%d created, %d updated, %d unchanged, %d ended"
                .formatted(
                        report.getInt("created"),
                        report.getInt("updated"),
                        report.getInt("unchanged"),
                        report.getInt("endedOwnerships"));
    }

    private UUID house(String room) {
        return UUID.fromString(api.get("/v1/houses?communityId={c}&room={r}", community, room)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id"));
    }

    private Answer owners(String name) {
        return api.get("/v1/owners?communityId={c}&name={n}", community, name);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
