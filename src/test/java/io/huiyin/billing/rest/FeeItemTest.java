package io.huiyin.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items and their standards. The clock stands at Friday 2025-06-06 15:00. */
@QuarkusTest
class FeeItemTest {

    private final Api api = Api.admin();

    @Inject
    Database database;

    private UUID community;

    @BeforeEach
    void open() {
        TestClock.reset();
        community = api.community();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("FEE-18")
    void an_item_shows_the_price_and_the_cycle_of_today() {
        var item = property();

        api.get("/v1/fee-items/" + item)
                .statusCode(200)
                .body("class", equalTo("PROPERTY"))
                .body("kind", equalTo("PROPERTY_SERVICE"))
                .body("pricing.method", equalTo("AREA"))
                .body("pricing.unitPrice", equalTo("2.85"))
                .body("cycle", equalTo("QUARTER"))
                .body("anchor", equalTo("CALENDAR"))
                .body("dueDays", equalTo(30))
                .body("lateFee.dailyRate", equalTo("0.0005"))
                .body("lateFee.graceDays", equalTo(0))
                .body("lateFee.capRatio", equalTo("1.00"))
                .body("vacancyRatio", equalTo("0.70"))
                .body("basis", equalTo("物业服务合同第八条"))
                .body("composition.name", contains("人工", "设施维护"))
                .body("composition[0].amountFen", equalTo(185))
                .body("qualityStandard", equalTo("每日清扫一次"))
                .body("effectiveFrom", equalTo("2024-01-01"))
                .body("upcoming", empty())
                .body("retiredOn", nullValue());
    }

    /** A price list that is loaded side by side names no versions, so nobody is late. */
    @Test
    void standards_of_several_days_at_once_are_all_entered() throws Exception {
        var item = property();
        var start = new CyclicBarrier(6);
        try (var threads = Executors.newFixedThreadPool(6)) {
            var all = IntStream.rangeClosed(1, 6)
                    .mapToObj(month -> threads.submit(() -> {
                        start.await();
                        return standard(item, "2026-0" + month + "-01", "3.10").statusCode();
                    }))
                    .toList();
            for (var each : all) assertThat(each.get()).isEqualTo(201);
        }
        api.get("/v1/fee-items/" + item + "/standards").body("items.size()", equalTo(7));
    }

    @Test
    @Rule("FEE-18")
    void another_price_comes_into_force_on_its_day_and_no_price_is_rewritten() {
        var item = property();
        var made =
                standard(item, "2025-07-01", "3.10").statusCode(201).extract().<String>path("id");
        api.get("/v1/fee-items/" + item + "/standards/" + made)
                .statusCode(200)
                .body("pricing.unitPrice", equalTo("3.10"));
        api.get("/v1/fee-items/" + made + "/standards/" + made).statusCode(404);
        var before = api.get("/v1/fee-items/" + item)
                .body("pricing.unitPrice", equalTo("2.85"))
                .body("upcoming.effectiveFrom", contains("2025-07-01"))
                .extract()
                .header("ETag");

        TestClock.set("2025-07-01T00:00");

        api.request()
                .header("If-None-Match", before)
                .get("/v1/fee-items/" + item)
                .then()
                .statusCode(200)
                .body("pricing.unitPrice", equalTo("3.10"))
                .body("lateFee", nullValue())
                .body("upcoming", empty());
        api.get("/v1/fee-items/" + item + "/standards")
                .body("items.effectiveFrom", contains("2025-07-01", "2024-01-01"))
                .body("items.pricing.unitPrice", contains("3.10", "2.85"));
        standard(item, "2025-07-01", "3.20").statusCode(409).body("errors[0].pointer", equalTo("/effectiveFrom"));
    }

    @Test
    void a_price_of_days_that_are_billed_does_not_change() {
        var estate = SmallEstate.build();
        community = estate.community();
        var item = property();
        bill(item, estate.house(), "VOID", "2025-07-01", "2025-09-30");
        bill(item, estate.house(), "OPEN", "2025-04-01", "2025-06-30");

        standard(item, "2025-06-30", "3.10")
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/effectiveFrom"))
                .body("errors[0].code", equalTo("billed"));
        standard(item, "2025-07-01", "3.10").statusCode(201);
        standard(item, "2023-01-01", "2.50").statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({
        "PROPERTY_SERVICE, PROPERTY, AREA",
        "PARKING, PARKING, FIXED",
        "HEATING, PASS_THROUGH, AREA",
        "MUNICIPAL, PASS_THROUGH, FIXED",
        "GAS, PASS_THROUGH, METERED",
        "WATER, PASS_THROUGH, METERED",
        "ELECTRICITY, PASS_THROUGH, METERED",
        "SHARED_CHARGE, PASS_THROUGH, SHARED",
        "DEPOSIT, DEPOSIT, ONE_OFF",
        "PAID_SERVICE, SERVICE, ONE_OFF",
    })
    @Rule("FEE-01")
    void each_of_the_ten_kinds_is_set_up_in_its_class_and_in_no_other(String kind, String feeClass, String method) {
        var price = method.equals("SHARED") ? "" : ", 'unitPrice': '1.00'";
        var body = "'class': '%s', 'kind': '%s', 'pricing': {'method': '%s'%s}";

        create(body.formatted(feeClass, kind, method, price)).statusCode(201).body("kind", equalTo(kind));

        var other = feeClass.equals("PARKING") ? "PROPERTY" : "PARKING";
        create(body.formatted(other, kind, method, price)).statusCode(422).body("errors[0].pointer", equalTo("/kind"));
    }

    @Test
    @Rule("FEE-01")
    void an_item_that_names_no_kind_is_of_the_only_one_of_its_class() {
        create("'class': 'PARKING', 'pricing': {'method': 'FIXED', 'unitPrice': '80'}")
                .body("kind", equalTo("PARKING"))
                .body("pricing.unitPrice", equalTo("80.00"));
        create("'class': 'PASS_THROUGH', 'pricing': {'method': 'SHARED'}").body("kind", equalTo("SHARED_CHARGE"));
        create("'class': 'PASS_THROUGH', 'pricing': {'method': 'METERED', 'unitPrice': '4'}")
                .statusCode(201)
                .body("kind", nullValue());
    }

    @Test
    void a_metered_price_rises_in_tiers() {
        create(
                        "'class': 'PASS_THROUGH', 'kind': 'GAS', 'pricing': {'method': 'METERED', 'tiers': ["
                                + "{'upTo': '30', 'unitPrice': '2.63'}, {'upTo': '45.5', 'unitPrice': '3.16'}, {'unitPrice': '3.95'}]}")
                .statusCode(201)
                .body("pricing.unitPrice", nullValue())
                .body("pricing.tiers.upTo", contains("30", "45.5", null))
                .body("pricing.tiers.unitPrice", contains("2.63", "3.16", "3.95"));
    }

    /** The example of the seeds: four batches that pay on different dates. */
    @Test
    void periods_may_begin_on_another_day_in_each_phase() {
        var days = new StringBuilder();
        for (var batch : new String[] {"一期:1:15", "二期:4:1", "三期:7:1", "四期:10:28"}) {
            var parts = batch.split(":");
            if (!days.isEmpty()) days.append(", ");
            days.append("{'phaseId': '%s', 'month': %s, 'day': %s}"
                    .formatted(phase(community, parts[0]), parts[1], parts[2]));
        }
        var item = create("'class': 'PROPERTY', 'anchor': 'PHASE', 'anchors': [%s], ".formatted(days)
                        + "'pricing': {'method': 'AREA', 'unitPrice': '2.85'}")
                .statusCode(201)
                .body("anchors.month", contains(1, 4, 7, 10))
                .body("anchors.day", contains(15, 1, 1, 28));

        var id = item.extract().<String>path("id");
        api.put(
                        "/v1/fee-items/" + id,
                        item.extract().header("ETag"),
                        "{'name': '物业费', 'anchors': [%s]}".formatted(days))
                .statusCode(200)
                .body("anchors.month", contains(1, 4, 7, 10));
    }

    @Test
    void an_item_is_renamed_and_retired_and_taken_back() {
        var item = "/v1/fee-items/" + property();
        var whole = api.get(item).extract();

        api.put(
                        item,
                        whole.header("ETag"),
                        whole.asString()
                                .replace("物业服务费", "物业管理费")
                                .replace("{\"id\"", "{\"retiredOn\":\"2026-01-01\",\"id\""))
                .statusCode(200)
                .body("name", equalTo("物业管理费"))
                .body("retiredOn", equalTo("2026-01-01"))
                .body("pricing.unitPrice", equalTo("2.85"));
        api.put(item, whole.header("ETag"), "{'name': '又一个'}").statusCode(412);
        api.put(item, "\"2\"", "{'name': '物业服务费'}").statusCode(200).body("retiredOn", nullValue());
    }

    @Test
    void a_community_has_each_code_once() {
        var body =
                "{'communityId': '%s', 'code': 'WY', 'name': '物业费', 'class': 'PROPERTY', 'cycle': 'MONTH', 'dueDays': 0,"
                        + " 'pricing': {'method': 'AREA', 'unitPrice': '1'}, 'effectiveFrom': '2025-01-01'}";
        api.create("/v1/fee-items", body, community);

        api.post("/v1/fee-items", body, community).statusCode(409).body("errors[0].pointer", equalTo("/code"));
        api.post("/v1/fee-items", body, api.community()).statusCode(201);
        api.get("/v1/fee-items?communityId=" + community + "&code=WY&class=PROPERTY")
                .body("items.code", contains("WY"));
        api.get("/v1/fee-items?communityId=" + community + "&class=PARKING").body("items", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'pricing': {'method': 'AREA', 'unitPrice': '-1'} | 400 | /pricing/unitPrice",
                "'pricing': {'method': 'AREA', 'unitPrice': '1.2345678'} | 400 | /pricing/unitPrice",
                "'pricing': {'method': 'AREA', 'unitPrice': '123456789'} | 400 | /pricing/unitPrice",
                "'pricing': {'method': 'AREA', 'unitPrice': '1e9'} | 400 | /pricing/unitPrice",
                "'pricing': {'method': 'AREA', 'unitPrice': 2.85} | 400 | /pricing/unitPrice",
                "'pricing': {'method': 'AREA'} | 422 | /pricing/unitPrice",
                "'pricing': {'method': 'METERED'} | 422 | /pricing/unitPrice",
                "'pricing': {'method': 'SHARED', 'unitPrice': '1'} | 422 | /pricing/unitPrice",
                "'pricing': {'method': 'AREA', 'unitPrice': '1', 'tiers': [{'unitPrice': '1'}]} | 422 | /pricing/tiers",
                "'pricing': {'method': 'METERED', 'unitPrice': '1', 'tiers': [{'unitPrice': '1'}]} | 422 | /pricing/unitPrice",
                "'pricing': {'method': 'METERED', 'tiers': [{'upTo': '9', 'unitPrice': '1'}, {'upTo': '8', 'unitPrice': '2'}, {'unitPrice': '3'}]} | 422 | /pricing/tiers/1/upTo",
                "'pricing': {'method': 'METERED', 'tiers': [{'upTo': '9', 'unitPrice': '1'}]} | 422 | /pricing/tiers/0/upTo",
                "'pricing': {'method': 'METERED', 'tiers': [{'unitPrice': '1'}, {'unitPrice': '2'}]} | 422 | /pricing/tiers/0/upTo",
                "'pricing': {'method': 'RENT', 'unitPrice': '1'} | 400 | /pricing/method",
                "'pricing': null | 400 | /pricing",
                "'class': null | 400 | /class",
                "'class': 'OTHER' | 400 | /class",
                "'kind': 'WATER' | 422 | /kind",
                "'effectiveFrom': null | 400 | /effectiveFrom",
                "'effectiveFrom': '2025-13-01' | 400 | /effectiveFrom",
                "'dueDays': 400 | 400 | /dueDays",
                "'dueDays': -1 | 400 | /dueDays",
                "'dueDays': 99999999999999999999 | 400 | /dueDays",
                "'cycle': 'WEEK' | 400 | /cycle",
                "'lateFee': {'dailyRate': '0.02', 'graceDays': 0, 'capRatio': '1'} | 422 | /lateFee/dailyRate",
                "'lateFee': {'dailyRate': '0', 'graceDays': 0, 'capRatio': '1'} | 422 | /lateFee/dailyRate",
                "'lateFee': {'dailyRate': '0.001', 'graceDays': 0, 'capRatio': '0'} | 422 | /lateFee/capRatio",
                "'lateFee': {'dailyRate': '0.001', 'graceDays': 367, 'capRatio': '1'} | 400 | /lateFee/graceDays",
                "'lateFee': {'dailyRate': '0.001', 'capRatio': '1'} | 400 | /lateFee/graceDays",
                "'vacancyRatio': '1.01' | 400 | /vacancyRatio",
                "'composition': [{'name': '人工', 'amountFen': 1.5}] | 400 | /composition/0/amountFen",
                "'composition': [{'name': '人工', 'amountFen': 9007199254740992}] | 400 | /composition/0/amountFen",
                "'anchors': [{'phaseId': '01890000-0000-7000-8000-000000000000', 'month': 1, 'day': 1}] | 422 | /anchors",
                "'anchor': 'PHASE' | 422 | /anchors",
                "'anchor': 'PHASE', 'anchors': [{'phaseId': '01890000-0000-7000-8000-000000000000', 'month': 1, 'day': 1}] | 422 | /anchors/0/phaseId",
                "'anchor': 'PHASE', 'anchors': [{'phaseId': '01890000-0000-7000-8000-000000000000', 'month': 2, 'day': 29}] | 400 | /anchors/0/day",
                "'name': 'a\\nb' | 400 | /name",
                "'code': '' | 400 | /code",
                "'communityId': '01890000-0000-7000-8000-000000000000' | 422 | /communityId",
                "'price': '1' | 400 | /price",
            })
    void what_does_not_fit_is_named(String fields, int status, String pointer) {
        create(fields).statusCode(status).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void what_is_of_another_community_is_not_known() {
        var elsewhere = api.community();
        var theirs = Api.scoped(java.util.List.of("fees:read", "fees:write"), elsewhere);
        var item = property();

        theirs.get("/v1/fee-items/" + item).statusCode(404);
        theirs.get("/v1/fee-items/" + item + "/standards").statusCode(404);
        theirs.get("/v1/fee-items?communityId=" + community).statusCode(200).body("items", empty());
        theirs.post(
                        "/v1/fee-items/" + item + "/standards",
                        "{'effectiveFrom': '2026-01-01', 'unitPrice': '1', 'dueDays': 1}")
                .statusCode(404);
        create("'anchor': 'PHASE', 'anchors': [{'phaseId': '%s', 'month': 1, 'day': 1}]"
                        .formatted(phase(elsewhere, "一期")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/anchors/0/phaseId"));
        var other = api.create(
                "/v1/fee-items",
                "{'communityId': '%s', 'code': 'WY', 'name': '物业费', 'class': 'PROPERTY', 'cycle': 'MONTH', 'dueDays': 0,"
                        + " 'pricing': {'method': 'AREA', 'unitPrice': '1'}, 'effectiveFrom': '2025-01-01'}",
                elsewhere);
        theirs.get("/v1/fee-items").body("items.id", containsInAnyOrder(other.toString()));
    }

    private UUID property() {
        return api.create("/v1/fee-items", """
                {'communityId': '%s', 'code': 'WY', 'name': '物业服务费', 'class': 'PROPERTY',
                 'pricing': {'method': 'AREA', 'unitPrice': '2.85'}, 'cycle': 'QUARTER', 'dueDays': 30,
                 'lateFee': {'dailyRate': '0.0005', 'graceDays': 0, 'capRatio': '1.00'}, 'vacancyRatio': '0.7',
                 'basis': '物业服务合同第八条', 'composition': [{'name': '人工', 'amountFen': 185}, {'name': '设施维护', 'amountFen': 100}],
                 'qualityStandard': '每日清扫一次', 'effectiveFrom': '2024-01-01'}""", community);
    }

    /** An item of the community; the members that are not named are those of a monthly fee by area. */
    private Answer create(String fields) {
        var body = new StringBuilder(fields);
        add(body, "communityId", "'%s'".formatted(community));
        add(body, "code", "'%s'".formatted(UUID.randomUUID()));
        add(body, "name", "'某费'");
        add(body, "class", "'PROPERTY'");
        add(body, "pricing", "{'method': 'AREA', 'unitPrice': '2.85'}");
        add(body, "cycle", "'MONTH'");
        add(body, "dueDays", "30");
        add(body, "effectiveFrom", "'2025-01-01'");
        return api.post("/v1/fee-items", "{" + body + "}");
    }

    private static void add(StringBuilder body, String member, String value) {
        if (!body.toString().contains("'" + member + "'")) body.append(", '%s': %s".formatted(member, value));
    }

    private Answer standard(UUID item, String from, String price) {
        return api.post(
                "/v1/fee-items/" + item + "/standards",
                "{'effectiveFrom': '%s', 'unitPrice': '%s', 'dueDays': 30}",
                from,
                price);
    }

    private UUID phase(UUID of, String name) {
        return api.create("/v1/phases", "{'communityId': '%s', 'name': '%s'}", of, name);
    }

    private void bill(UUID item, UUID house, String status, String from, String to) {
        database.asSystem(
                "test",
                () -> database.handle()
                        .createUpdate("""
                        insert into fee_bill (id, community_id, number, fee_item_id, class, house_id, period, period_from, from_on,
                                              to_on, due_on, amount_fen, status, lines, created_at, published_at)
                        select gen_random_uuid(), :community, 'ZD-' || :from, :item, 'PROPERTY', :house, '2025-Q2',
                               cast(:from as date), cast(:from as date), cast(:to as date), cast(:to as date), 100, :status, '[]', now(), now()
                        """)
                        .bind("community", community)
                        .bind("item", item)
                        .bind("house", house)
                        .bind("status", status)
                        .bind("from", from)
                        .bind("to", to)
                        .execute());
    }
}
