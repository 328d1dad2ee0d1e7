package io.huiyin.billing.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Price list, discounts, quotes and disclosures. The clock stands at Friday 2025-06-06 15:00; the house has 89.50 square metres. */
@QuarkusTest
class PublishedPricesTest {

    private SmallEstate estate;
    private Api api;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        api = estate.api();
    }

    @Test
    @Rule({"FEE-08", "FEE-18"})
    void the_price_list_says_what_each_item_costs_on_a_day_and_an_owner_reads_it() {
        var property = item("B-WY", "PROPERTY", "'method': 'AREA', 'unitPrice': '2.85'", "'basis': '物业服务合同'");
        var gone = item("A-OLD", "PARKING", "'method': 'FIXED', 'unitPrice': '80'", "");
        api.put("/v1/fee-items/" + gone, "\"1\"", "{'name': '停车费', 'retiredOn': '2025-06-06'}")
                .statusCode(200);
        api.post(
                        "/v1/fee-items/" + property + "/standards",
                        "{'effectiveFrom': '2025-07-01', 'unitPrice': '3.10', 'dueDays': 30}")
                .statusCode(201);
        var list = "/v1/price-list?communityId=" + estate.community();
        var me = owner();

        for (var reader : List.of(api, me)) {
            reader.get(list)
                    .statusCode(200)
                    .body("items.code", contains("B-WY"))
                    .body("items[0].pricing.unitPrice", equalTo("2.85"))
                    .body("items[0].cycle", equalTo("MONTH"))
                    .body("items[0].class", equalTo("PROPERTY"))
                    .body("items[0].basis", equalTo("物业服务合同"));
        }
        me.get(list + "&on=2025-07-01").body("items.pricing.unitPrice", contains("3.10"));
        me.get(list + "&on=2025-06-05").body("items.code", contains("A-OLD", "B-WY"));
        me.get(list + "&on=2023-12-31").body("items", empty());
        var next = api.get(list + "&on=2025-06-05&limit=1")
                .body("items.code", contains("A-OLD"))
                .extract();
        api.get(list + "&on=2025-06-05&limit=1&cursor=" + next.path("nextCursor"))
                .body("items.code", contains("B-WY"));
        me.get("/v1/price-list?communityId=" + SmallEstate.build().community())
                .statusCode(200)
                .body("items", empty());
        me.get("/v1/price-list").statusCode(400).body("errors[0].pointer", equalTo("communityId"));
    }

    @Test
    @Rule("SVC-02")
    void an_owner_is_shown_in_advance_what_a_service_comes_to_and_what_its_price_is_made_of() {
        var service = item(
                "BJ",
                "SERVICE",
                "'method': 'ONE_OFF', 'unitPrice': '60.50'",
                "'composition': [{'name': '人工', 'amountFen': 5000}, {'name': '材料', 'amountFen': 1050}],"
                        + " 'qualityStandard': '两人两小时，擦净门窗地面', 'basis': '价目表'");

        owner().get("/v1/fee-items/" + service + "/quote?quantity=2.5&houseId=" + estate.house())
                .statusCode(200)
                .body("on", equalTo("2025-06-06"))
                .body("lines", hasSize(1))
                .body("lines[0].quantity", equalTo("2.5"))
                .body("lines[0].unitPrice", equalTo("60.50"))
                .body("lines[0].amountFen", equalTo(15125))
                .body("totalFen", equalTo(15125))
                .body("composition.name", contains("人工", "材料"))
                .body("qualityStandard", equalTo("两人两小时，擦净门窗地面"))
                .body("basis", equalTo("价目表"));
    }

    @Test
    void of_several_discounts_the_lowest_ratio_holds_and_a_vacant_house_pays_less_on_top() {
        var fee = item("WY", "PROPERTY", "'method': 'AREA', 'unitPrice': '2.85'", "'vacancyRatio': '0.7'");
        var quote = "/v1/fee-items/" + fee + "/quote?houseId=" + estate.house() + "&on=2025-06-10";
        // 89.50 x 2.85 = 255.075
        api.get(quote).body("totalFen", equalTo(25508)).body("lines[0].ratio", equalTo("1.00"));

        discount(fee, "", "0.9").statusCode(201).body("ratio", equalTo("0.90"));
        var mine = discount(fee, "'houseId': '%s', ".formatted(estate.house()), "0.8")
                .extract()
                .<String>path("id");
        discount(fee, "'houseId': '%s', ".formatted(estate.anotherHouse()), "0.1")
                .statusCode(201);

        api.get(quote).body("totalFen", equalTo(20406)).body("lines[0].ratio", equalTo("0.80"));
        owner().get(quote).body("totalFen", equalTo(20406));
        api.get(quote.replace("06-10", "07-01")).body("totalFen", equalTo(25508));
        api.post("/v1/fee-discounts/" + mine + "/end", "{'on': '2025-06-09'}")
                .statusCode(200)
                .body("endedOn", equalTo("2025-06-09"));
        api.post("/v1/fee-discounts/" + mine + "/end", "{'on': '2025-06-08'}").statusCode(409);
        api.get(quote).body("lines[0].ratio", equalTo("0.90"));
        api.get("/v1/fee-discounts/" + mine).statusCode(200).header("ETag", equalTo("\"2\""));
        api.get("/v1/fee-discounts?feeItemId=" + fee + "&houseId=" + estate.house())
                .body("items.id", contains(mine));

        vacate();
        api.get(quote).body("lines[0].ratio", equalTo("0.63")).body("totalFen", equalTo(16070));
    }

    @Test
    void a_discount_that_has_not_begun_is_taken_back_and_no_other_day_ends_one() {
        var fee = item("WY", "PROPERTY", "'method': 'AREA', 'unitPrice': '2.85'", "");
        var end = "/v1/fee-discounts/" + discount(fee, "", "0.9").extract().path("id") + "/end";

        api.post(end, "{'on': '2025-05-30'}").statusCode(422).body("errors[0].pointer", equalTo("/on"));
        api.post(end, "{'on': '2025-07-01'}").statusCode(422);
        api.post(end, "{'on': '2025-05-31'}").statusCode(200);
        api.get("/v1/fee-items/" + fee + "/quote?on=2025-06-01&houseId=" + estate.house())
                .body("lines[0].ratio", equalTo("1.00"));
    }

    @Test
    void each_tier_is_a_line_of_the_quote() {
        var gas = item(
                "RQ",
                "PASS_THROUGH",
                "'method': 'METERED', 'tiers': [{'upTo': '30', 'unitPrice': '2.63'}, {'upTo': '45', 'unitPrice': '3.16'},"
                        + " {'unitPrice': '3.95'}]",
                "");
        var quote = "/v1/fee-items/" + gas + "/quote?houseId=" + estate.house() + "&quantity=";

        api.get(quote + "50")
                .body("lines.quantity", contains("30", "15", "5"))
                .body("lines.tier", contains(1, 2, 3))
                .body("lines.amountFen", contains(7890, 4740, 1975))
                .body("totalFen", equalTo(14605));
        api.get(quote + "30").body("lines.amountFen", contains(7890));
        api.get(quote + "999999999.999").statusCode(200);
        api.get(quote + "-1").statusCode(400).body("errors[0].pointer", equalTo("quantity"));
        api.get(quote + "1&on=2023-12-31").statusCode(422).body("errors[0].code", equalTo("no-standard"));
        api.get(quote.replace(
                                estate.house().toString(),
                                SmallEstate.build().house().toString()) + "1")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("houseId"));
        var shared = item("GT", "PASS_THROUGH", "'method': 'SHARED'", "");
        api.get("/v1/fee-items/" + shared + "/quote?houseId=" + estate.house()).statusCode(422);
        Api.scoped(List.of("fees:read"), api.community())
                .get("/v1/fee-items/" + gas + "/quote?houseId=" + estate.house())
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'ratio': '1' | 400 | /ratio",
                "'ratio': '-0.1' | 400 | /ratio",
                "'ratio': 0.9 | 400 | /ratio",
                "'reason': '' | 400 | /reason",
                "'to': null | 400 | /to",
                "'to': '2025-05-31' | 422 | /to",
                "'feeItemId': '01890000-0000-7000-8000-000000000000' | 422 | /feeItemId",
                "'houseId': '01890000-0000-7000-8000-000000000000' | 422 | /houseId",
            })
    void what_is_no_discount_is_named(String field, int status, String pointer) {
        var body = new StringBuilder(field);
        add(
                body,
                "feeItemId",
                item("WY", "PROPERTY", "'method': 'AREA', 'unitPrice': '2.85'", "")
                        .toString());
        add(body, "from", "2025-06-01");
        add(body, "to", "2025-06-30");
        add(body, "ratio", "0.9");
        add(body, "reason", "优惠周");

        api.post("/v1/fee-discounts", "{" + body + "}").statusCode(status).body("errors.pointer", hasItem(pointer));
    }

    @Test
    @Rule("FEE-08")
    void what_came_in_and_went_out_is_published_once_and_corrected_by_another_statement() {
        var body =
                "{'communityId': '%s', 'period': '2025-Q1', 'income': [{'class': 'PROPERTY', 'name': '物业费', 'amountFen': %d},"
                        + " {'name': '公共收益', 'amountFen': 50000}], 'expenses': [{'name': '保洁', 'amountFen': 700000}]%s}";
        var first = api.post("/v1/finance-disclosures", body, estate.community(), 1000000, "")
                .statusCode(201)
                .body("incomeFen", equalTo(1050000))
                .body("expenseFen", equalTo(700000))
                .body("publishedOn", equalTo("2025-06-06"))
                .extract()
                .<String>path("id");
        var replacing = ", 'replacesId': '%s'".formatted(first);

        api.post("/v1/finance-disclosures", body, estate.community(), 1000001, "")
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/period"));
        var second = api.post("/v1/finance-disclosures", body, estate.community(), 1000001, replacing)
                .statusCode(201)
                .extract()
                .<String>path("id");
        api.post("/v1/finance-disclosures", body, estate.community(), 1000002, replacing)
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/replacesId"));
        var me = owner();
        me.get("/v1/finance-disclosures?period=2025-Q1&communityId=" + estate.community())
                .statusCode(200)
                .body("items.id", contains(second, first))
                .body("items.replacedById", contains(null, second));
        me.get("/v1/finance-disclosures/" + first)
                .statusCode(200)
                .body("income[0].class", equalTo("PROPERTY"))
                .body("income[0].amountFen", equalTo(1000000))
                .body("income[1].class", nullValue())
                .body("replacedById", equalTo(second));
        Api.scoped(List.of("fees:read"), api.community())
                .get("/v1/finance-disclosures/" + first)
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'period': '2025-13' | 400 | /period",
                "'period': '0000-01' | 400 | /period",
                "'period': '2025-07' | 422 | /period",
                "'period': '2025-Q3' | 422 | /period",
                "'period': '2026' | 422 | /period",
                "'publishedOn': '2025-06-07' | 422 | /publishedOn",
                "'fileId': '01890000-0000-7000-8000-000000000000' | 422 | /fileId",
                "'replacesId': '01890000-0000-7000-8000-000000000000' | 422 | /replacesId",
                "'income': [{'name': '物业费', 'amountFen': 1.5}] | 400 | /income/0/amountFen",
                "'income': [{'name': '物业费', 'amountFen': -1}] | 400 | /income/0/amountFen",
                "'income': [{'name': 'a', 'amountFen': 9007199254740991}, {'name': 'b', 'amountFen': 1}] | 422 | /income",
                "'communityId': '01890000-0000-7000-8000-000000000000' | 422 | /communityId",
            })
    void what_is_no_statement_is_named(String field, int status, String pointer) {
        var body = new StringBuilder(field);
        add(body, "communityId", estate.community().toString());
        add(body, "period", "2025");

        api.post("/v1/finance-disclosures", "{" + body + "}")
                .statusCode(status)
                .body("errors.pointer", hasItem(pointer));
    }

    private static void add(StringBuilder body, String member, String value) {
        if (!body.toString().contains("'" + member + "'")) body.append(", '%s': '%s'".formatted(member, value));
    }

    private UUID item(String code, String feeClass, String pricing, String more) {
        return api.create(
                "/v1/fee-items", """
                {'communityId': '%s', 'code': '%s', 'name': '某费', 'class': '%s', 'pricing': {%s}, 'cycle': 'MONTH',
                 'dueDays': 30, 'effectiveFrom': '2024-01-01'%s}""", estate.community(), code, feeClass, pricing, more.isEmpty() ? "" : ", " + more);
    }

    private Answer discount(UUID item, String house, String ratio) {
        return api.post(
                "/v1/fee-discounts",
                "{'feeItemId': '%s', %s'from': '2025-06-01', 'to': '2025-06-30', 'ratio': '%s', 'reason': '优惠周'}",
                item,
                house,
                ratio);
    }

    /** Someone who owns the house, signed in. */
    private Api owner() {
        var owner = estate.owner("NEUTRAL");
        api.create(
                "/v1/owners/" + owner + "/houses",
                "{'houseId': '%s', 'relation': 'OWNER', 'from': '2021-03-31'}",
                estate.house());
        return Api.withKey(api.post("/v1/owner-sessions", "{'ownerId': '%s'}", owner)
                .statusCode(201)
                .extract()
                .path("accessToken"));
    }

    private void vacate() {
        var house = "/v1/houses/" + estate.house();
        var whole = api.get(house).extract();
        api.put(house, whole.header("ETag"), whole.asString().replace("OCCUPIED", "VACANT"))
                .statusCode(200);
    }
}
