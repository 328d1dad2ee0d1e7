package io.huiyin.testing;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The callbacks of a {@link SmallEstate}, over HTTP. */
public record CallbackDesk(SmallEstate estate) {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    /** The callbacks of a ticket, in the order of the list. */
    public List<String> of(UUID ticket) {
        return estate.api()
                .get("/v1/callbacks?ticketId=" + ticket)
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    /** The one that is due for a ticket; there must be one. */
    public UUID owedOn(UUID ticket) {
        List<String> due = estate.api()
                .get("/v1/callbacks?status=DUE&communityId=" + estate.community() + "&ticketId=" + ticket)
                .statusCode(200)
                .extract()
                .path("items.id");
        if (due.size() != 1) throw new AssertionError("due on the ticket: " + due);
        return UUID.fromString(due.getFirst());
    }

    public Answer callback(UUID id) {
        return estate.api().get("/v1/callbacks/" + id).statusCode(200);
    }

    public Answer act(UUID callback, String action, String body, Object... values) {
        return estate.api().post("/v1/callbacks/" + callback + "/" + action, body, values);
    }

    /** An act that must succeed. */
    public Answer done(UUID callback, String action, String body, Object... values) {
        return act(callback, action, body, values).statusCode(200);
    }

    /** An attempt by telephone. */
    public Answer attempt(UUID callback, String outcome) {
        return act(callback, "attempt", "{'method': 'PHONE', 'outcome': '%s'}", outcome);
    }

    /** Completes it by telephone, fives for everything but the overall score. */
    public Answer complete(UUID callback, int overall) {
        return complete(callback, overall, "");
    }

    /** @param fields more members, as JSON with apostrophes; a method other than PHONE among them */
    public Answer complete(UUID callback, int overall, String fields) {
        return act(callback, "complete", completion(overall, fields));
    }

    public static String completion(int overall, String fields) {
        return "{'scores': {'attitude': 5, 'efficiency': 5, 'quality': 5, 'effect': 5, 'overall': %d}%s%s}"
                .formatted(
                        overall,
                        fields.contains("'method'") ? "" : ", 'method': 'PHONE'",
                        fields.isEmpty() ? "" : ", " + fields);
    }

    /** A picture of a signed slip, handed in for a community. */
    public static UUID signature(Api api, UUID community) {
        return UUID.fromString(api.form("file", "签字.png", PNG)
                .post("/v1/files?communityId=" + community)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    public UUID signature() {
        return signature(estate.api(), estate.community());
    }

    /** The timers of a callback. */
    public Answer timers() {
        return estate.api().get("/v1/sla-timers?metric=CALLBACK&communityId=" + estate.community());
    }
}
