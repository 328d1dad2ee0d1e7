package io.huiyin.app.http;

import io.huiyin.access.Identities;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import io.huiyin.web.Tagged;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What every request passes before it reaches a resource, and every answer on its way out. */
class RequestFilters {

    static final String REQUEST_ID = "X-Request-Id";
    static final String ACTING_STAFF = "X-Acting-Staff";
    static final String API = "/v1/";

    private static final String FEED = "/v1/events";
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST_SECRET = 8_000;
    private static final Pattern SOUND_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern STRONG_TAG = Pattern.compile("\"(\\d{1,9})(-[A-Za-z0-9_-]{1,64})?\"");
    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH);

    /** What a decoder puts where the bytes were no UTF-8. */
    private static final char UNDECODED = '\ufffd';

    private final Identities identities;
    private final Request request;
    private final AllowedMethods allowed;

    RequestFilters(Identities identities, Request request, AllowedMethods allowed) {
        this.identities = identities;
        this.request = request;
        this.allowed = allowed;
    }

    @ServerRequestFilter(preMatching = true)
    public void receive(ContainerRequestContext context) {
        var id = context.getHeaderString(REQUEST_ID);
        request.named(
                id != null && SOUND_ID.matcher(id).matches()
                        ? id
                        : UUID.randomUUID().toString());
        request.speak(language(context.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
        if (!isApi(context)) return;
        // Some clients name a media type for a body that they do not send.
        if (isEmpty(context)) context.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        if (secretOf(context) == null) throw unauthenticated();
        if (!isSound(context)) {
            throw Problems.invalid(
                    "", "unsound-text", Text.of("The address holds a character that is no text.", "地址中含有非文本字符。"));
        }
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public void identify(ContainerRequestContext context, ResourceInfo resource) {
        MDC.put(Request.ID_KEY, request.id());
        if (!isApi(context)) return;
        var caller = identify(context);
        var method = resource.getResourceMethod();
        var required = method == null ? null : method.getAnnotation(Requires.class);
        if (required == null) throw new IllegalStateException("an operation without @Requires: " + method);
        if (caller.isOwner() && !required.owners() || !required.value().isEmpty() && !caller.may(required.value())) {
            throw new ProblemException(
                            Problems.FORBIDDEN, Text.of("This needs the scope %s.", "此操作需要权限 %s。", required.value()))
                    .with("requiredScope", required.value());
        }
        request.identifiedAs(caller);
        request.expect(expected(context));
    }

    /** Who calls; also asked where the address leads nowhere, since without a key nobody learns what exists. */
    Caller identify(ContainerRequestContext context) {
        var secret = secretOf(context);
        if (secret == null) throw unauthenticated();
        var staff = context.getHeaderString(ACTING_STAFF);
        return identities
                .identify(secret, staff == null ? null : staffId(staff))
                .orElseThrow(RequestFilters::unauthenticated);
    }

    @ServerResponseFilter
    public void answer(ContainerRequestContext context, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putSingle(REQUEST_ID, request.id());
        if (request.deprecatedSince() != null) {
            headers.putSingle(
                    "Deprecation",
                    "@" + request.deprecatedSince().atStartOfDay(ZoneOffset.UTC).toEpochSecond());
        }
        if (isApi(context)) headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store, no-cache");
        if (isApi(context) && context.getMethod().equals("OPTIONS")) {
            headers.putSingle(HttpHeaders.ALLOW, allowed.at(context.getUriInfo().getPath()));
        }
        if (response.getEntity() instanceof Tagged tagged && response.getStatus() < 300) {
            var tag = '"' + tagged.tag() + '"';
            headers.putSingle(HttpHeaders.ETAG, tag);
            if (context.getMethod().equals("GET") && matches(context.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
                response.setStatus(Response.Status.NOT_MODIFIED.getStatusCode());
                response.setEntity(null);
            }
        }
        boolean canFollow = context.getMethod().equals("GET");
        if (canFollow && response.getEntity() instanceof Page<?> page && page.nextCursor() != null) {
            headers.putSingle(HttpHeaders.LINK, "<" + nextPage(context, page.nextCursor()) + ">; rel=\"next\"");
        }
        MDC.remove(Request.ID_KEY);
    }

    private static boolean isEmpty(ContainerRequestContext context) {
        return context.getMethod().equals("POST")
                && context.getLength() <= 0
                && context.getHeaderString("Transfer-Encoding") == null;
    }

    private static String nextPage(ContainerRequestContext context, String cursor) {
        // The event feed goes on with `after`, every other list with `cursor`.
        var parameter = context.getUriInfo().getPath().equals(FEED) ? "after" : "cursor";
        return context.getUriInfo()
                .getRequestUriBuilder()
                .replaceQueryParam(parameter, cursor)
                .build()
                .toString();
    }

    static boolean isApi(ContainerRequestContext context) {
        return context.getUriInfo().getPath().startsWith(API);
    }

    private static Expected expected(ContainerRequestContext context) {
        var method = context.getMethod();
        // What reads, or makes something new, has no version that could be stale.
        if (method.equals("GET") || context.getUriInfo().getPathParameters().isEmpty()) return Expected.ANY;
        var header = context.getHeaderString(HttpHeaders.IF_MATCH);
        if (header == null) {
            if (!method.equals("PUT") && !method.equals("DELETE")) return Expected.ANY;
            throw new ProblemException(
                    Problems.PRECONDITION_REQUIRED,
                    Text.of(
                            "Send the ETag that you read as If-Match, so that you overwrite nothing unseen.",
                            "请将读取到的 ETag 作为 If-Match 发送，以免覆盖未读的更改。"));
        }
        var tag = STRONG_TAG.matcher(header.strip());
        if (!tag.matches()) throw Problems.stale();
        return new Expected(Integer.parseInt(tag.group(1)));
    }

    private static boolean matches(String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) return false;
        for (var candidate : ifNoneMatch.split(",")) {
            var plain = candidate.strip();
            if (plain.equals("*") || plain.equals(tag) || plain.equals("W/" + tag)) return true;
        }
        return false;
    }

    static String secretOf(ContainerRequestContext context) {
        var header = context.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || header.length() > LONGEST_SECRET) return null;
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return null;
        var secret = header.substring(SCHEME.length()).strip();
        return secret.isEmpty() ? null : secret;
    }

    private static UUID staffId(String header) {
        try {
            return UUID.fromString(header.strip());
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(ACTING_STAFF, "not-an-id", Text.of("It must be a staff id.", "必须是员工编号。"));
        }
    }

    private static boolean isSound(ContainerRequestContext context) {
        var uri = context.getUriInfo();
        return isSound(uri.getPath())
                && uri.getQueryParameters().entrySet().stream()
                        .flatMap(each -> Stream.concat(Stream.of(each.getKey()), each.getValue().stream()))
                        .allMatch(RequestFilters::isSound);
    }

    private static boolean isSound(String text) {
        return Characters.areSound(text) && text.indexOf(UNDECODED) < 0;
    }

    static Locale language(String accepted) {
        if (accepted == null || accepted.length() > 200) return Locale.SIMPLIFIED_CHINESE;
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(accepted), LANGUAGES);
            return best == null ? Locale.SIMPLIFIED_CHINESE : best;
        } catch (IllegalArgumentException unreadable) {
            return Locale.SIMPLIFIED_CHINESE;
        }
    }

    private static ProblemException unauthenticated() {
        return new ProblemException(
                        Problems.UNAUTHENTICATED,
                        Text.of(
                                "Send a valid key as Authorization: Bearer <key>.",
                                "请以 Authorization: Bearer <密钥> 发送有效的访问密钥。"))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
