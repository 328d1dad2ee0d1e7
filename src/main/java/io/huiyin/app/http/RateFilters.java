package io.huiyin.app.http;

import io.huiyin.web.Request;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Where in a request's way the {@link RateLimits} stand: around the question who calls. */
class RateFilters {

    private static final String HEADERS = RateFilters.class.getName();
    private static final int UNAUTHENTICATED = 401;

    private final RateLimits limits;
    private final Request request;
    private final RoutingContext http;

    RateFilters(RateLimits limits, Request request, RoutingContext http) {
        this.limits = limits;
        this.request = request;
        this.http = http;
    }

    /** After {@link RequestFilters#receive}, which has found that there is a secret. */
    @ServerRequestFilter(preMatching = true, priority = Priorities.USER + 1)
    public void admitAddress(ContainerRequestContext context) {
        if (RequestFilters.isApi(context)) limits.admit(address(), RequestFilters.secretOf(context));
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION + 1)
    public void admitCaller(ContainerRequestContext context) {
        if (!request.isIdentified()) return;
        context.setProperty(HEADERS, limits.admit(request.caller(), RequestFilters.secretOf(context)));
    }

    @ServerResponseFilter
    public void answer(ContainerRequestContext context, ContainerResponseContext response) {
        if (response.getStatus() == UNAUTHENTICATED && RequestFilters.isApi(context)) {
            var secret = RequestFilters.secretOf(context);
            // Who sends no secret has not guessed.
            if (secret != null) limits.failed(address(), secret);
        }
        if (context.getProperty(HEADERS) instanceof RateLimits.Headers headers && headers.policy() != null) {
            response.getHeaders().putSingle(RateLimits.POLICY, headers.policy());
            response.getHeaders().putSingle(RateLimits.LIMIT, headers.limit());
        }
    }

    private String address() {
        return ClientAddress.of(http.request().remoteAddress());
    }
}
