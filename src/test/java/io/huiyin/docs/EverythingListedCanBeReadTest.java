package io.huiyin.docs;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a list shows can be read by its id, with the version that a change of it needs. */
@QuarkusTest
class EverythingListedCanBeReadTest {

    private final Api api = Api.admin();
    private UUID community;

    @BeforeEach
    void open() {
        community = api.community();
        api.create("/v1/phases", "{'communityId': '%s', 'name': '一期'}", community);
        api.create(
                "/v1/approvals",
                "{'communityId': '%s', 'kind': 'ROOM_ADMISSION', 'room': 'CONTROL_ROOM', 'reason': '检修'}",
                community);
        api.create(
                "/v1/occupancy-details",
                "{'communityId': '%s', 'name': '度假居住', 'occupancyStatus': 'OCCUPIED'}",
                community);
        api.create(
                "/v1/houses",
                "{'communityId': '%s', 'phase': '一期', 'building': '1栋', 'unit': '1单元', 'room': '0101', "
                        + "'code': '一期-1栋-1单元-0101', 'areaSquareMetres': '89.50', "
                        + "'handoverStatus': 'NOT_HANDED_OVER', 'occupancyStatus': 'OCCUPIED'}",
                community);
        charge();
    }

    private void charge() {
        var item = api.create("/v1/fee-items", """
                {'communityId': '%s', 'code': 'WY', 'name': '物业费', 'class': 'PROPERTY', 'cycle': 'MONTH', 'dueDays': 30,
                 'pricing': {'method': 'AREA', 'unitPrice': '2.85'}, 'effectiveFrom': '2025-01-01'}""", community);
        api.post("/v1/fee-assignments/for-houses", "{'feeItemId': '%s', 'from': '2025-01-01'}", item)
                .statusCode(200);
        api.create(
                "/v1/fee-discounts",
                "{'feeItemId': '%s', 'from': '2025-06-01', 'to': '2025-06-30', 'ratio': '0.9', 'reason': '优惠周'}",
                item);
        api.create("/v1/finance-disclosures", "{'communityId': '%s', 'period': '2025'}", community);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "approvals",
                "phases",
                "buildings",
                "occupancy-details",
                "ticket-categories",
                "warranty-terms",
                "warranty-seasons",
                "houses",
                "sla-policies",
                "reminder-rules",
                "calendars",
                "fee-items",
                "fee-assignments",
                "fee-discounts",
                "finance-disclosures"
            })
    void one_by_one(String collection) {
        var first = api.get("/v1/" + collection + "?communityId=" + community)
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("items[0].id");

        api.get("/v1/" + collection + "/" + first)
                .statusCode(200)
                .body("id", equalTo(first))
                .header("ETag", not(nullValue()));
        api.get("/v1/" + collection + "/" + UUID.randomUUID()).statusCode(404);
    }

    @Test
    void and_what_belongs_to_an_owner() {
        var owner = api.create(
                "/v1/owners",
                "{'communityId': '%s', 'kind': 'PERSON', 'name': '业主甲', 'phones': ['19900003001'], 'preferredChannels': []}",
                community);
        var vehicles = "/v1/owners/" + owner + "/vehicles";
        var dates = "/v1/owners/" + owner + "/special-dates";
        var vehicle = api.create(vehicles, "{'plate': '测A30001', 'description': '白色轿车'}");
        var date = api.create(dates, "{'kind': 'BIRTHDAY', 'on': '1980-05-01', 'yearly': true}");

        api.get(vehicles + "/" + vehicle).statusCode(200).body("plate", equalTo("测A30001"));
        api.get(dates + "/" + date).statusCode(200).body("on", equalTo("1980-05-01"));
    }

    @Test
    void an_occupancy_detail_is_renamed_by_its_version() {
        var list = "/v1/occupancy-details?communityId=" + community;
        var id = api.get(list).extract().jsonPath().getString("items[0].id");

        api.put("/v1/occupancy-details/" + id, "\"1\"", "{'name': '候鸟居住'}").statusCode(200);

        api.get(list).body("items.name", hasItem("候鸟居住"));
        api.put("/v1/occupancy-details/" + id, "\"1\"", "{'name': '又一个'}").statusCode(412);
    }

    /** The file of the tutorial. */
    @Test
    void a_report_of_an_import() throws IOException {
        var file = Files.readAllBytes(Path.of("docs", "tutorial", "houses.csv"));

        var report = api.form("file", "houses.csv", file)
                .post("/v1/imports?kind=HOUSES_AND_OWNERS&dryRun=true&communityId=" + community)
                .then()
                .statusCode(201)
                .body("accepted", equalTo(3))
                .body("rejected", equalTo(1))
                .extract()
                .<String>path("id");

        api.get("/v1/imports/" + report).statusCode(200).body("problems[0].row", equalTo(5));
    }

    @Test
    void keys_are_listed_without_their_secrets() {
        api.get("/v1/api-keys?limit=2").statusCode(200).body("items.key", hasItem(nullValue()));
    }

    @Test
    void and_money_that_is_held() {
        var house = api.get("/v1/houses?communityId=" + community)
                .extract()
                .jsonPath()
                .getString("items[0].id");
        var terms = "'cycle': 'MONTH', 'dueDays': 0, 'effectiveFrom': '2025-01-01'}";
        var deposits = api.create(
                "/v1/fee-items",
                "{'communityId': '%s', 'code': 'ZXYJ', 'name': '装修押金', 'class': 'DEPOSIT',"
                        + " 'pricing': {'method': 'ONE_OFF', 'unitPrice': '2000'}, " + terms,
                community);
        var water = api.create(
                "/v1/fee-items",
                "{'communityId': '%s', 'code': 'SF', 'name': '水费', 'class': 'PASS_THROUGH', 'kind': 'WATER',"
                        + " 'pricing': {'method': 'METERED', 'unitPrice': '4.09'}, " + terms,
                community);
        for (var money : Map.of("deposits", deposits, "top-ups", water).entrySet()) {
            api.create(
                    "/v1/" + money.getKey(),
                    "{'communityId': '%s', 'houseId': '%s', 'feeItemId': '%s', 'amountFen': 100, 'method': 'CASH',"
                            + " 'paidAt': '2025-01-01T00:00:00Z'}",
                    community,
                    house,
                    money.getValue());
        }

        one_by_one("deposits");
        one_by_one("top-ups");
        one_by_one("top-up-balances");
    }
}
