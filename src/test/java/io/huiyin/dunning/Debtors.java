package io.huiyin.dunning;

import io.huiyin.billing.Books;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Someone who owes a bill of a house, and the steps that were taken with them; the days are those of the shipped ladder. */
record Debtors(Books books, UUID owner) {

    private static final List<String> STEPS = List.of("PHONE", "NOTICE", "TIME_LIMIT");

    static Debtors open() {
        var books = Books.open();
        return new Debtors(books, books.estate().owner("NEUTRAL"));
    }

    Api api() {
        return books.estate().api();
    }

    UUID community() {
        return books.estate().community();
    }

    UUID house() {
        return books.estate().house();
    }

    UUID owes(long fen, String dueOn) {
        return books.bill(house(), owner, fen, dueOn);
    }

    Answer act(String fields) {
        return api().post(
                        "/v1/dunning-acts", "{'communityId': '%s', 'houseId': '%s', %s}", community(), house(), fields);
    }

    /** Takes the steps up to one, a week apart, the last of them on a day. */
    void reminded(String step, String day) {
        int last = STEPS.indexOf(step);
        var on = LocalDate.parse(day);
        for (int i = 0; i <= last; i++) {
            act("'step': '%s', 'method': '%s', 'at': '%sT02:00:00Z', 'outcome': 'REACHED'"
                            .formatted(STEPS.get(i), i == 0 ? "PHONE" : "LETTER", on.minusDays(20L * (last - i))))
                    .statusCode(201);
        }
    }

    Answer arrears(String filter) {
        return api().get("/v1/arrears?communityId=" + community() + filter).statusCode(200);
    }

    Answer pays(long fen, String at) {
        return books.pay(house(), fen, at, "'payerId': '%s'".formatted(owner)).statusCode(201);
    }

    UUID item(String feeClass, String kind) {
        return api().create(
                        "/v1/fee-items",
                        "{'communityId': '%s', 'code': '%s', 'name': '项目', 'class': '%s'%s, 'pricing': {'method': 'FIXED', "
                                + "'unitPrice': '10'}, 'cycle': 'MONTH', 'dueDays': 10, 'effectiveFrom': '2024-01-01'}",
                        community(),
                        UUID.randomUUID(),
                        feeClass,
                        kind == null ? "" : ", 'kind': '" + kind + "'");
    }
}
