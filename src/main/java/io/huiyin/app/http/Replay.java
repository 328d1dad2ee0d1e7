package io.huiyin.app.http;

import io.huiyin.access.IdempotencyRecords.Answer;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** Leaves the running method with the answer that its first run gave. */
class Replay extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Replay(Answer answer) {
        super("replayed", null, false, false);
        this.answer = answer;
    }

    RestResponse<String> response() {
        var response =
                RestResponse.ResponseBuilder.<String>create(answer.status()).header("Idempotency-Replayed", "true");
        if (answer.body() != null) {
            response.header(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8")
                    .entity(answer.body());
        }
        if (answer.location() != null) response.header(HttpHeaders.LOCATION, answer.location());
        if (answer.etag() != null) response.header(HttpHeaders.ETAG, answer.etag());
        return response.build();
    }
}
