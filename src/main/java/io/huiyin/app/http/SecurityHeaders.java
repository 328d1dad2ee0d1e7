package io.huiyin.app.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** What every answer tells a browser: to run nothing of it, to frame it nowhere, and to let no other site read it. */
@ApplicationScoped
class SecurityHeaders {

    static final String POLICY = "Content-Security-Policy";

    /** Nothing of an answer of the API is to be run or shown. */
    static final String OF_THE_API = "default-src 'none'; frame-ancestors 'none'";

    /**
     * The page of the docs has scripts in its text, which Quarkus writes anew for each version and for tests. They may run;
     * nothing that comes from or goes to another place may.
     */
    private static final String OF_THE_DOCS = "default-src 'none'; script-src 'self' 'unsafe-inline'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";

    private static final String DOCS = "/docs";
    private static final long ONE_YEAR = Duration.ofDays(365).toSeconds();
    static final int FIRST = 1000;

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::prepare, FIRST);
    }

    private static void prepare(RoutingContext http) {
        http.addHeadersEndHandler(end -> add(http));
        http.next();
    }

    private static void add(RoutingContext http) {
        var headers = http.response().headers();
        unlessSaid(headers, "X-Content-Type-Options", "nosniff");
        unlessSaid(headers, "Referrer-Policy", "no-referrer");
        unlessSaid(headers, "Cross-Origin-Resource-Policy", "same-origin");
        unlessSaid(headers, POLICY, isOfTheDocs(http.request().path()) ? OF_THE_DOCS : OF_THE_API);
        // A browser minds it over TLS alone; also where a proxy that is believed ends it.
        if ("https".equals(http.request().scheme())) {
            unlessSaid(headers, "Strict-Transport-Security", "max-age=" + ONE_YEAR);
        }
    }

    private static boolean isOfTheDocs(String path) {
        return path != null && (path.equals(DOCS) || path.startsWith(DOCS + "/"));
    }

    private static void unlessSaid(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) headers.set(name, value);
    }
}
