package io.huiyin.app.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.UUID;

/**
 * An address that cannot be read gets a problem too. It must not reach the routes, which would fail on it.
 *
 * <p>Quarkus looks at addresses before any of our code and refuses without a word, unless it is told
 * ({@link #LEAVE_ADDRESSES_TO_US}) to leave that to us.
 */
@ApplicationScoped
public class UnroutedRequests {

    /** A property of the machine, which is read once, when the server starts. */
    public static final String LEAVE_ADDRESSES_TO_US = "vertx.disableURIValidation";

    /** Under this key the metrics look for the address that they name; whoever knows a better one overwrites it. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final int AFTER_THE_SECURITY_HEADERS = SecurityHeaders.FIRST - 1;

    private final ObjectMapper json;

    UnroutedRequests(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_THE_SECURITY_HEADERS);
    }

    private void check(RoutingContext http) {
        var path = http.request().path();
        if (path != null && path.startsWith(RequestFilters.API)) {
            // Metrics must not quote an address that no route took: it may name a person, and there are endless ones.
            Vertx.currentContext().putLocal(TEMPLATE, RequestFilters.API + "{unrouted}");
        }
        if (isSound(http)) http.next();
        else refuse(http);
    }

    private static boolean isSound(RoutingContext http) {
        try {
            var uri = new URI(http.request().uri());
            return uri.getRawPath() != null && uri.getRawPath().startsWith("/");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void refuse(RoutingContext http) {
        var id = UUID.randomUUID().toString();
        var locale = RequestFilters.language(http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var problem = new ProblemException(Problems.MALFORMED, Text.of("The request cannot be read.", "无法解析该请求。"));
        try {
            http.response()
                    .setStatusCode(problem.type().status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMappers.MEDIA_TYPE)
                    .putHeader(RequestFilters.REQUEST_ID, id)
                    .end(json.writeValueAsString(ProblemBody.of(problem, null, id, locale)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
