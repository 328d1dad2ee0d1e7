package io.huiyin.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.billing.Books;
import io.huiyin.billing.NewPayment;
import io.huiyin.billing.PaymentMethod;
import io.huiyin.billing.Payments;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Issuer;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far money reaches: whose it is, who may move it, how much of it there can be. The clock stands at 2026-04-15. */
@QuarkusTest
class MoneyLimitsTest {

    @Inject
    Payments payments;

    private Books books;
    private SmallEstate estate;

    @BeforeEach
    void open() {
        TestClock.set("2026-04-15T12:00");
        books = Books.open();
        estate = books.estate();
    }

    @AfterEach
    void agree() {
        assertThat(books.differences()).isEmpty();
        TestClock.reset();
    }

    @Test
    @Rule("ROL-07")
    void a_steward_takes_money_of_their_area_alone_though_a_matter_shows_them_another_house() {
        var me = signedIn(estate.steward());
        var elsewhere = estate.houseWithoutArea();
        estate.reported(
                "REPAIR", "PLUMBING", "'houseId': '%s', 'receivedBy': '%s'".formatted(elsewhere, estate.steward()));
        me.get("/v1/houses/" + elsewhere).statusCode(200);

        pay(me, elsewhere, "CASH", "").statusCode(422).body("errors[0].pointer", equalTo("/houseId"));
        pay(me, estate.house(), "CASH", "").statusCode(201);
    }

    @Test
    void an_external_id_is_taken_once_also_where_the_caller_does_not_see_by_whom() {
        var elsewhere = estate.houseWithoutArea();
        pay(estate.api(), elsewhere, "WECHAT", "'externalId': 'wx-9'").statusCode(201);

        pay(signedIn(estate.steward()), estate.house(), "WECHAT", "'externalId': 'wx-9'")
                .statusCode(409)
                .body("type", equalTo("/problems/payment-known-otherwise"));
    }

    @Test
    void a_refund_to_nobody_of_this_community_names_the_payer() {
        var elsewhere = SmallEstate.build();
        for (var payer : List.of(UUID.randomUUID(), elsewhere.owner("NEUTRAL"))) {
            estate.api()
                    .post(
                            "/v1/refunds",
                            "{'communityId': '%s', 'houseId': '%s', 'payerId': '%s', 'amountFen': 1, 'method': 'CASH', 'reason': '退'}",
                            estate.community(),
                            estate.house(),
                            payer)
                    .statusCode(422)
                    .body("errors.pointer", contains("/payerId"))
                    .body("errors.code", contains("unknown-reference"));
        }
    }

    /** Nobody has as much; yet whoever asks hears what is the matter, and the books are reckoned to the end. */
    @Test
    void sums_that_no_number_of_the_contract_holds_are_told_as_such() {
        var largest = new NewPayment(
                estate.community(),
                estate.house(),
                null,
                (1L << 53) - 1,
                PaymentMethod.CASH,
                null,
                TestClock.now(),
                null,
                null,
                null,
                null,
                null);
        var job = Caller.job("test", estate.community());
        books.atOnce(() -> IntStream.range(0, 1_025).forEach(each -> payments.receive(job, largest)));

        estate.api()
                .get("/v1/accounts/" + estate.house())
                .statusCode(422)
                .body("type", equalTo("/problems/unprocessable"));
        estate.api()
                .get("/v1/reports/collection?groupBy=COLLECTOR&from=2026-04-01&to=2026-04-30&communityId="
                        + estate.community())
                .statusCode(422)
                .body("type", equalTo("/problems/unprocessable"));
    }

    @Test
    void what_is_left_of_an_unnamed_payment_is_booked_on_whom_it_is_found_to_be() {
        var owner = estate.ownerOf(estate.house());
        books.bill(estate.house(), owner, 300, "2026-04-30");
        books.pay(500, "2026-04-15T10:00")
                .body("payerId", equalTo(owner.toString()))
                .body("prepaidFen", equalTo(200));

        estate.api()
                .get("/v1/accounts/" + estate.house() + "/entries")
                .body("items.kind", contains("PREPAID", "PAYMENT", "BILL_PUBLISHED"))
                .body("items.payerId", contains(owner.toString(), owner.toString(), owner.toString()));
    }

    @Test
    void why_and_by_whom_prepayment_went_back_is_the_offices() {
        var owner = estate.ownerOf(estate.house());
        books.pay(estate.house(), 500, "2026-04-15T10:00", "'payerId': '%s'".formatted(owner))
                .statusCode(201);
        estate.api()
                .request()
                .header("X-Acting-Staff", estate.receptionist())
                .body(Api.json(
                        "{'communityId': '%s', 'houseId': '%s', 'payerId': '%s', 'amountFen': 500, 'method': 'BANK',"
                                + " 'reason': '领导特批'}",
                        estate.community(), estate.house(), owner))
                .post("/v1/refunds")
                .then()
                .statusCode(201)
                .body("staffId", equalTo(estate.receptionist().toString()));

        estate.signedIn(owner)
                .get("/v1/refunds")
                .body("items.amountFen", contains(500))
                .body("items[0].reason", nullValue())
                .body("items[0].staffId", nullValue());
    }

    @Test
    void who_only_looks_at_a_house_sees_nothing_that_is_owed_there() {
        var prospect = estate.owner("NEUTRAL");
        estate.api()
                .create(
                        "/v1/owners/" + prospect + "/houses",
                        "{'houseId': '%s', 'relation': 'PROSPECT', 'from': '2026-01-01'}",
                        estate.house());
        books.bill(500, "2026-04-30");
        var them = estate.signedIn(prospect);

        them.get("/v1/me").body("houseIds", empty());
        them.get("/v1/fee-bills").body("items", empty());
        them.get("/v1/accounts/" + estate.house()).statusCode(404);
    }

    /** Ten thousand million yuan: what a million of them come to still fits every sum. */
    @Test
    void a_bill_that_comes_to_too_much_stops_no_run() {
        var item = item("FIXED", "'unitPrice': '99999999'");
        assigned(item, estate.house(), "'quantity': '999999999'").statusCode(201);
        assigned(item, estate.anotherHouse(), "'quantity': '1'").statusCode(201);

        estate.api()
                .post("/v1/bill-runs", "{'feeItemId': '%s', 'period': '2026-04', 'publish': true}", item)
                .statusCode(201)
                .body("billCount", equalTo(1))
                .body("skipped.reason", contains("TOO_MUCH"));
        estate.api()
                .post(
                        "/v1/charges",
                        "{'feeItemId': '%s', 'houseId': '%s', 'quantity': '999999999'}",
                        item("ONE_OFF", "'unitPrice': '99999999'"),
                        estate.house())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/quantity"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12", "3000-01", "0999-01", "2026-13", "2026-1", "2026-Q5", "26"})
    void a_period_is_one_of_our_times(String period) {
        estate.api()
                .post(
                        "/v1/bill-runs",
                        "{'feeItemId': '%s', 'period': '%s', 'publish': true}",
                        item("FIXED", "'unitPrice': '1'"),
                        period)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/period"));
    }

    @Test
    void what_the_houses_meters_count_is_assigned_to_no_vehicle() {
        var owner = estate.ownerOf(estate.house());
        var vehicle = estate.api().create("/v1/owners/" + owner + "/vehicles", "{'plate': '粤B12345'}");

        assigned(item("METERED", "'unitPrice': '1'"), estate.house(), "'vehicleId': '%s'".formatted(vehicle))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/vehicleId"));
    }

    @ParameterizedTest
    @CsvSource({"SERVICE, AREA", "SERVICE, ONE_OFF"})
    void nothing_is_charged_none_times(String feeClass, String method) {
        var item = estate.api().create("/v1/fee-items", """
                {'communityId': '%s', 'code': '%s', 'name': '保洁', 'class': '%s', 'cycle': 'MONTH', 'dueDays': 0,
                 'pricing': {'method': '%s', 'unitPrice': '1'}, 'effectiveFrom': '2026-01-01'}""", estate.community(), code(), feeClass, method);

        estate.api()
                .post("/v1/charges", "{'feeItemId': '%s', 'houseId': '%s', 'quantity': '0'}", item, estate.house())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/quantity"));
    }

    /** Consumption that a draft does not hold would be billed by none. */
    @Test
    void a_reading_that_a_draft_rests_on_waits_until_it_is_discarded() {
        var item = item("METERED", "'unitPrice': '1'");
        assigned(item, estate.house(), "").statusCode(201);
        var meter = estate.api()
                .create(
                        "/v1/meters",
                        "{'houseId': '%s', 'feeItemId': '%s', 'number': 'D-1', 'installedOn': '2026-01-01', 'initialValue': '0'}",
                        estate.house(),
                        item);
        read(meter, "2026-03-20", "100").statusCode(201);
        var run = estate.api()
                .create("/v1/bill-runs", "{'feeItemId': '%s', 'period': '2026-03', 'publish': false}", item);

        read(meter, "2026-03-31", "130").statusCode(409).body("errors[0].code", equalTo("already-billed"));
        estate.api().post("/v1/bill-runs/" + run + "/discard").statusCode(200);
        read(meter, "2026-03-31", "130").statusCode(201);
    }

    private Answer read(UUID meter, String on, String value) {
        return estate.api().post("/v1/meters/" + meter + "/readings", "{'readOn': '%s', 'value': '%s'}", on, value);
    }

    private UUID item(String method, String price) {
        return estate.api().create("/v1/fee-items", """
                {'communityId': '%s', 'code': '%s', 'name': '某费', 'class': 'SERVICE', 'cycle': 'MONTH', 'dueDays': 30,
                 'pricing': {'method': '%s', %s}, 'effectiveFrom': '2026-01-01'}""", estate.community(), code(), method, price);
    }

    private static String code() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private Answer assigned(UUID item, UUID house, String more) {
        return estate.api()
                .post(
                        "/v1/fee-assignments",
                        "{'feeItemId': '%s', 'houseId': '%s', 'from': '2026-01-01'%s}",
                        item,
                        house,
                        more.isEmpty() ? "" : ", " + more);
    }

    private Answer pay(Api api, UUID house, String method, String more) {
        return api.post(
                "/v1/payments",
                "{'communityId': '%s', 'houseId': '%s', 'amountFen': 100, 'method': '%s', 'paidAt': '2026-04-15T03:00:00Z'%s}",
                estate.community(),
                house,
                method,
                more.isEmpty() ? "" : ", " + more);
    }

    private Api signedIn(UUID staff) {
        var subject = UUID.randomUUID().toString();
        estate.api().create("/v1/staff-accounts", "{'staffId': '%s', 'subject': '%s'}", staff, subject);
        return Api.withKey(Issuer.token(subject));
    }
}
