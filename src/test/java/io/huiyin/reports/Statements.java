package io.huiyin.reports;

import io.huiyin.billing.Books;
import io.huiyin.testing.Answer;
import io.huiyin.testing.TestClock;

/** Statements that are held against the money of a small estate. */
public record Statements(Books books) {

    /** @param externalId null for none; @param paidAt by the wall clock in Shanghai; @return the payment's id */
    public String paid(String method, String externalId, long fen, String paidAt) {
        return books.estate()
                .api()
                .post(
                        "/v1/payments",
                        "{'communityId': '%s', 'houseId': '%s', 'amountFen': %d, 'method': '%s', 'paidAt': '%s'%s}",
                        books.estate().community(),
                        books.estate().house(),
                        fen,
                        method,
                        TestClock.at(paidAt),
                        externalId == null ? "" : ", 'externalId': '" + externalId + "'")
                .statusCode(201)
                .extract()
                .path("id");
    }

    public Answer post(String method, byte[] statement) {
        return books.estate()
                .api()
                .form("file", "statement.csv", statement)
                .post("/v1/reconciliations?method=" + method + "&communityId="
                        + books.estate().community())
                .then();
    }

    /** What became of its rows, and of what it lacks. */
    public Answer items(Answer made, String query) {
        var address = "/v1/reconciliations/" + made.extract().path("id") + "/items" + query;
        return books.estate().api().get(address).statusCode(200);
    }
}
