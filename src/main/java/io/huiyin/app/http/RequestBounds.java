package io.huiyin.app.http;

import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.web.Request;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * How many headers and parameters a request may have, and that the operation can read each parameter; how long they may be
 * together is a setting of the server.
 */
class RequestBounds {

    static final int MOST_HEADERS = 100;
    static final int MOST_PARAMETERS = 100;

    private final Request request;
    private final RoutingContext http;

    RequestBounds(Request request, RoutingContext http) {
        this.request = request;
        this.http = http;
    }

    /** After the caller is known: without a key nobody learns anything. */
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION + 2)
    public void check(ContainerRequestContext context, ResourceInfo resource) {
        if (!request.isIdentified()) return;
        if (http.request().headers().size() > MOST_HEADERS) {
            throw Problems.invalid(
                    "",
                    "too-many-headers",
                    Text.of("A request has at most %d headers.", "请求最多 %d 个请求头。", MOST_HEADERS));
        }
        var query = http.request().query();
        if (query != null && query.chars().filter(c -> c == '&').count() >= MOST_PARAMETERS) {
            throw Problems.invalid(
                    "",
                    "too-many-parameters",
                    Text.of("An address has at most %d parameters.", "地址最多 %d 个参数。", MOST_PARAMETERS));
        }
        AddressParameters.check(resource.getResourceMethod(), context.getUriInfo());
    }
}
