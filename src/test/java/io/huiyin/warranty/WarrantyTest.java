package io.huiyin.warranty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Api;
import io.huiyin.testing.Json;
import io.huiyin.testing.Rule;
import io.huiyin.testing.StatementCounter;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WarrantyTest {

    private static final AtomicInteger ROOMS = new AtomicInteger(100);

    private final Api api = Api.admin();
    private UUID community;

    @Inject
    StatementCounter statements;

    @BeforeEach
    void open() {
        TestClock.set("2026-06-01T09:00");
        community = api.community();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @ParameterizedTest
    @Rule("WTY-01")
    @CsvSource(nullValues = "never", textBlock = """
            2021-03-31, WATERPROOFING, 2026-03-31
            2021-03-31, WIRING,        2023-03-31
            2021-03-31, PLUMBING,      2023-03-31
            2021-03-31, EQUIPMENT,     2023-03-31
            2021-03-31, FIT_OUT,       2023-03-31
            2020-02-29, WATERPROOFING, 2025-02-28
            2024-02-29, WIRING,        2026-02-28
            2021-03-31, HEATING,       2023-03-15
            2021-11-15, HEATING,       2023-03-15
            2021-11-16, HEATING,       2024-03-15
            2021-03-31, COOLING,       2022-09-15
            2021-06-16, COOLING,       2023-09-15
            2021-03-31, STRUCTURE,     never
            """)
    void a_part_is_under_warranty_for_the_statutory_time_from_the_handover(
            String handedOverOn, String part, String expiresOn) {
        var house = handedOver(handedOverOn);

        var item = item(house, part);

        assertThat(item.getString("startsOn")).isEqualTo(handedOverOn);
        assertThat(item.getString("expiresOn")).isEqualTo(expiresOn);
    }

    @Test
    @Rule("WTY-01")
    void a_house_that_was_not_handed_over_has_no_warranty_until_it_is() {
        var path = "/v1/houses/" + house("'handoverStatus': 'NOT_HANDED_OVER'");
        var house = path.substring(path.lastIndexOf('/') + 1);
        api.get("/v1/warranties?houseId=" + house).statusCode(200).body("items", hasSize(0));

        var entered = api.get(path).extract();
        api.put(
                        path,
                        entered.header("ETag"),
                        entered.asString()
                                .replace("NOT_HANDED_OVER\"", "HANDED_OVER\",\"handedOverOn\":\"2025-01-31\""))
                .statusCode(200);

        api.get("/v1/warranties?houseId=" + house).body("items", hasSize(8));
        assertThat(item(UUID.fromString(house), "WIRING").getString("expiresOn"))
                .isEqualTo("2027-01-31");
    }

    @Test
    void a_corrected_handover_moves_the_warranty_and_a_revoked_one_removes_it() {
        var house = handedOver("2024-05-01");
        var path = "/v1/houses/" + house;
        var first = api.get(path).extract();
        var moved = api.put(path, first.header("ETag"), first.asString().replace("2024-05-01", "2023-05-01"))
                .statusCode(200)
                .extract();
        assertThat(item(house, "WIRING").getString("expiresOn")).isEqualTo("2025-05-01");

        var revoked = moved.asString()
                .replace("\"HANDED_OVER\"", "\"NOT_HANDED_OVER\"")
                .replace(",\"handedOverOn\":\"2023-05-01\"", "");
        api.put(path, moved.header("ETag"), revoked).statusCode(200);

        api.get("/v1/warranties?houseId=" + house).body("items", hasSize(0));
    }

    @Test
    void a_term_is_never_shorter_than_the_law_allows() {
        var term = term("WATERPROOFING");
        var path = "/v1/warranty-terms/" + term.getString("id");

        api.put(path, "\"1\"", "{'years': 4}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/years"))
                .body("errors[0].code", equalTo("below-statutory-minimum"));
        api.put(path, "\"1\"", "{'seasons': 3}").statusCode(422).body("errors.pointer", contains("/years", "/seasons"));
        api.put(path, "\"1\"", "{'years': 8}").statusCode(200).body("years", equalTo(8));
    }

    @Test
    void a_longer_term_lengthens_what_runs_and_a_shorter_one_takes_nothing_back() {
        var house = handedOver("2024-05-01");
        var path = "/v1/warranty-terms/" + term("WIRING").getString("id");

        api.put(path, "\"1\"", "{'years': 5}").statusCode(200);
        assertThat(item(house, "WIRING").getString("expiresOn")).isEqualTo("2029-05-01");
        api.put(path, "\"2\"", "{'years': 3}").statusCode(200);

        assertThat(item(house, "WIRING").getString("expiresOn")).isEqualTo("2029-05-01");
        assertThat(item(handedOver("2024-05-01"), "WIRING").getString("expiresOn"))
                .isEqualTo("2027-05-01");
    }

    @Test
    void seasons_are_data_of_the_community() {
        var heating = api.get("/v1/warranty-seasons?communityId=" + community)
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("items.find { it.part == 'HEATING' }.id");
        var path = "/v1/warranty-seasons/" + heating;

        api.put(path, "\"1\"", "{'starts': '02-29', 'ends': '03-31'}").statusCode(422);
        api.put(path, "\"1\"", "{'starts': '10-32', 'ends': '03-31'}").statusCode(400);
        api.put(path, "\"1\"", "{'starts': '10-20', 'ends': '04-20'}")
                .statusCode(200)
                .body("starts", equalTo("10-20"));

        assertThat(item(handedOver("2024-10-20"), "HEATING").getString("expiresOn"))
                .isEqualTo("2026-04-20");
    }

    @Test
    void a_warranty_can_be_lengthened_by_hand_and_then_stays() {
        var house = handedOver("2024-05-01");
        var item = item(house, "WIRING");
        var path = "/v1/warranties/" + item.getString("id");

        api.put(path, "\"1\"", "{'expiresOn': '2026-04-30'}")
                .statusCode(422)
                .body("errors[0].code", equalTo("shortened"));
        var whole = api.get(path).extract().asString().replace("2026-05-01", "2027-12-31");
        api.put(path, "\"1\"", whole).statusCode(200).body("adjusted", equalTo(true));
        api.put("/v1/warranty-terms/" + term("WIRING").getString("id"), "\"1\"", "{'years': 9}")
                .statusCode(200);

        api.get(path).body("expiresOn", equalTo("2027-12-31"));
    }

    @Test
    void a_list_comes_soonest_end_first_in_one_statement_and_ends_with_what_never_ends() {
        handedOver("2023-01-01");
        handedOver("2024-01-01");
        statements.restart();

        var page = api.get("/v1/warranties?communityId=" + community + "&limit=3")
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(statements.statements()).hasSize(1);
        assertThat(page.getList("items.expiresOn", String.class)).isSorted().hasSize(3);
        var all = api.get("/v1/warranties?limit=200&communityId=" + community)
                .extract()
                .jsonPath();
        assertThat(all.getList("items")).hasSize(16);
        assertThat(all.getString("items[15].part")).isEqualTo("STRUCTURE");
        api.get("/v1/warranties?communityId=" + community + "&expiresFrom=2025-01-01&expiresTo=2025-01-01")
                .body("items.part.sort()", contains("EQUIPMENT", "FIT_OUT", "PLUMBING", "WIRING"));
        api.get("/v1/warranties?limit=3&communityId=" + community + "&cursor=" + page.getString("nextCursor"))
                .body("items", hasSize(3))
                .body("items[0].id", equalTo(all.getString("items[3].id")));
        var nearTheEnd = api.get("/v1/warranties?limit=15&communityId=" + community)
                .extract()
                .jsonPath();
        api.get("/v1/warranties?limit=15&communityId=" + community + "&cursor=" + nearTheEnd.getString("nextCursor"))
                .body("items.id", contains(all.getString("items[15].id")));
    }

    @Test
    void the_structure_gets_a_date_only_where_a_community_sets_a_design_life() {
        assertThat(term("STRUCTURE").getString("years")).isNull();
        api.put("/v1/warranty-terms/" + term("STRUCTURE").getString("id"), "\"1\"", "{'years': 50}")
                .statusCode(200);

        var item = item(handedOver("2021-03-31"), "STRUCTURE");

        assertThat(item.getString("expiresOn")).isEqualTo("2071-03-31");
        api.get("/v1/warranties/" + item.getString("id")).body("remindedAt", nullValue());
    }

    private UUID handedOver(String date) {
        return house("'handoverStatus': 'HANDED_OVER', 'handedOverOn': '" + date + "'");
    }

    private UUID house(String handover) {
        return api.create(
                "/v1/houses",
                "{'communityId': '%s', 'building': '1栋', 'unit': '1单元', 'room': '%d', 'code': 'R%d', "
                        + "'areaSquareMetres': '89.50', 'occupancyStatus': 'OCCUPIED', %s}",
                community,
                ROOMS.incrementAndGet(),
                ROOMS.get(),
                handover);
    }

    private Json item(UUID house, String part) {
        return one(
                api.get("/v1/warranties?houseId=" + house)
                        .statusCode(200)
                        .extract()
                        .jsonPath(),
                part);
    }

    private Json term(String part) {
        return one(
                api.get("/v1/warranty-terms?communityId=" + community)
                        .statusCode(200)
                        .extract()
                        .jsonPath(),
                part);
    }

    private static Json one(Json list, String part) {
        return list.at("items.find { it.part == '" + part + "' }");
    }
}
