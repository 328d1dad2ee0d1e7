package io.huiyin.app.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers 413 as a problem where a body announces more bytes than any operation takes. Quarkus would answer without a
 * word and hang up, and a client that is still sending then sees a broken connection instead of the answer; so what
 * follows is read and thrown away first, within bounds.
 */
@ApplicationScoped
class UploadLimit {

    private static final int BEFORE_QUARKUS = 100;
    private static final int AFTER_QUARKUS = 1;
    private static final String QUARKUS_LIMIT = "io.quarkus.max-request-size";
    private static final long READ_AWAY = 512L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final long most;
    private final ObjectMapper json;

    UploadLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most, ObjectMapper json) {
        this.most = most.asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_QUARKUS);
        filters.register(UploadLimit::leaveTheChunkedToTheirReaders, AFTER_QUARKUS);
    }

    private void check(RoutingContext http) {
        long announced = announced(http);
        if (announced <= most) {
            http.next();
            return;
        }
        boolean waits = http.request().getHeader("Expect") != null;
        if (waits || announced > READ_AWAY) {
            answer(http);
            return;
        }
        long timer = http.vertx()
                .setTimer(PATIENCE.toMillis(), id -> http.request().connection().close());
        http.request().handler(bytes -> {
            // Thrown away.
        });
        http.request().endHandler(end -> {
            http.vertx().cancelTimer(timer);
            answer(http);
        });
        http.request().exceptionHandler(gone -> http.vertx().cancelTimer(timer));
        http.request().resume();
    }

    /**
     * A body in chunks announces nothing. Quarkus would hang up in the middle of it; {@link BodyDigest} and the reader of
     * forms count as well, and answer.
     */
    private static void leaveTheChunkedToTheirReaders(RoutingContext http) {
        http.remove(QUARKUS_LIMIT);
        http.next();
    }

    private void answer(RoutingContext http) {
        var problem = new ProblemException(
                Problems.TOO_LARGE, Text.of("A body has at most %,d bytes.", "请求体最多 %,d 字节。", most));
        var id = UUID.randomUUID().toString();
        var locale = RequestFilters.language(http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var response = http.response()
                .setStatusCode(problem.type().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMappers.MEDIA_TYPE)
                .putHeader(RequestFilters.REQUEST_ID, id)
                .putHeader("Connection", "close");
        response.end(write(ProblemBody.of(problem, http.request().path(), id, locale)));
    }

    static ProblemException tooLarge(long most) {
        return new ProblemException(
                Problems.TOO_LARGE, Text.of("A body has at most %,d bytes.", "请求体最多 %,d 字节。", most));
    }

    private String write(ProblemBody body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem must be JSON", e);
        }
    }

    private static long announced(RoutingContext http) {
        var header = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return header == null ? 0 : Long.parseLong(header.strip());
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
