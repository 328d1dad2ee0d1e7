package io.huiyin.app.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.access.IdempotencyRecords;
import io.huiyin.access.IdempotencyRecords.Answer;
import io.huiyin.access.IdempotencyRecords.RequestKey;
import io.huiyin.database.Database;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.staff.StaffMembers;
import io.huiyin.web.AnswersSecret;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Reads;
import io.huiyin.web.Request;
import io.huiyin.web.Tagged;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;

/** One transaction around each resource method, and with it the record of the request's Idempotency-Key. */
@Endpoint
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class EndpointInterceptor {

    private static final String KEY = "Idempotency-Key";
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern SOUND_KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Database database;
    private final IdempotencyRecords records;
    private final StaffMembers staff;
    private final Request request;
    private final RoutingContext http;
    private final ObjectMapper json;

    EndpointInterceptor(
            Database database,
            IdempotencyRecords records,
            StaffMembers staff,
            Request request,
            RoutingContext http,
            ObjectMapper json) {
        this.database = database;
        this.records = records;
        this.staff = staff;
        this.request = request;
        this.http = http;
        this.json = json;
    }

    @AroundInvoke
    Object run(InvocationContext method) throws Exception {
        var key = http.request().getHeader(KEY);
        boolean remembers = key != null
                && http.request().method().name().equals("POST")
                && !method.getMethod().isAnnotationPresent(Reads.class);
        return database.in(request.caller(), () -> {
            checkActingStaff();
            return remembers ? once(key, method) : proceed(method);
        });
    }

    /** Whoever is named as acting must be at work in a community of the key's. */
    private void checkActingStaff() {
        request.caller().actingStaff().filter(id -> !staff.mayAct(id)).ifPresent(id -> {
            throw Problems.invalid(
                    RequestFilters.ACTING_STAFF,
                    "unknown-staff",
                    Text.of("No active member of staff has this id.", "没有此编号的在职员工。"));
        });
    }

    private Object once(String key, InvocationContext method) {
        if (!SOUND_KEY.matcher(key).matches()) {
            throw Problems.invalid(
                    KEY,
                    "unsound-key",
                    Text.of("It takes 1 to 200 visible ASCII characters.", "须为 1 到 200 个可见 ASCII 字符。"));
        }
        var query = http.request().query();
        var body = request.bodyDigest().length > 0 ? request.bodyDigest() : FormDigest.ofRequest();
        var digest = BodyDigest.sha256(body, query == null ? new byte[0] : query.getBytes(StandardCharsets.UTF_8));
        var requestKey = new RequestKey(
                request.caller().id(),
                http.request().method().name(),
                http.request().path(),
                key,
                digest);
        boolean secret = method.getMethod().isAnnotationPresent(AnswersSecret.class);
        records.claim(requestKey).ifPresent(answer -> {
            if (secret) throw secretIsGone(answer, http.request().path());
            throw new Replay(answer);
        });
        var result = proceed(method);
        var answer = answer(result, secret);
        if (answer.status() < 300) records.keep(requestKey, answer);
        return result;
    }

    private Answer answer(Object result, boolean secret) {
        int status = result == null ? 204 : 200;
        Object entity = result;
        String location = null;
        if (result instanceof RestResponse<?> response) {
            status = response.getStatus();
            entity = response.getEntity();
            location = response.getLocation() == null
                    ? null
                    : response.getLocation().toString();
        }
        var etag = entity instanceof Tagged tagged ? '"' + tagged.tag() + '"' : null;
        return new Answer(status, location, etag, secret ? null : write(entity));
    }

    private String write(Object entity) {
        try {
            return entity == null ? null : json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer must be JSON", e);
        }
    }

    private static Object proceed(InvocationContext method) {
        try {
            return method.proceed();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a resource method threw a checked exception", e);
        }
    }

    private static ProblemException secretIsGone(Answer answer, String path) {
        return new ProblemException(
                        Problems.CONFLICT,
                        Text.of(
                                "This request was carried out before; its secret is shown only once.",
                                "该请求此前已执行，其密钥只显示一次。"))
                .with("id", idOf(answer, path));
    }

    /** Of what was made, else of what was acted upon. */
    private static String idOf(Answer answer, String path) {
        var place = answer.location();
        if (place != null) return place.substring(place.lastIndexOf('/') + 1);
        var ids = ID.matcher(path);
        return ids.find() ? ids.group() : null;
    }
}
