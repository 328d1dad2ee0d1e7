package io.huiyin.app.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.huiyin.database.DatabaseUnavailable;
import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.ProblemType;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.web.Request;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.JdbiException;

/** Turns whatever is thrown into a problem (RFC 9457). What is our own fault says nothing but its request id. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    static final String MEDIA_TYPE = "application/problem+json";

    private final Request request;
    private final RequestFilters filters;
    private final AllowedMethods allowed;

    ProblemMappers(Request request, RequestFilters filters, AllowedMethods allowed) {
        this.request = request;
        this.filters = filters;
        this.allowed = allowed;
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> map(ProblemException problem, ContainerRequestContext context) {
        var response = RestResponse.ResponseBuilder.<ProblemBody>create(
                        problem.type().status())
                .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .entity(ProblemBody.of(problem, context.getUriInfo().getPath(), request.id(), request.locale()));
        problem.headers().forEach(response::header);
        return response.build();
    }

    @ServerExceptionMapper
    public RestResponse<String> map(Replay replay) {
        return replay.response();
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> map(ConstraintViolationException invalid, ContainerRequestContext context) {
        var errors = invalid.getConstraintViolations().stream()
                .map(ProblemMappers::error)
                .sorted(java.util.Comparator.comparing(FieldError::pointer))
                .toArray(FieldError[]::new);
        return map(
                new ProblemException(
                        Problems.INVALID,
                        Text.of("%d part(s) of the request are not valid.", "请求中有 %d 处不合规范。", errors.length),
                        errors),
                context);
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> map(JsonProcessingException unreadable, ContainerRequestContext context) {
        return map(malformed(unreadable), context);
    }

    /** Quarkus has a mapper of its own for this one, which only the very type replaces. */
    @ServerExceptionMapper
    public RestResponse<ProblemBody> map(MismatchedInputException unreadable, ContainerRequestContext context) {
        return map(malformed(unreadable), context);
    }

    /** Only a form throws this, while it is read and breaks off; what our own disks do is wrapped. */
    @ServerExceptionMapper
    public RestResponse<ProblemBody> map(IOException failure, ContainerRequestContext context) {
        boolean isForm = MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(context.getMediaType());
        if (!isForm) return map((Throwable) failure, context);
        LOG.debugf(failure, "request %s was cut short", request.id());
        return map(unreadable(), context);
    }

    @ServerExceptionMapper
    public Uni<RestResponse<ProblemBody>> map(
            WebApplicationException failure, ContainerRequestContext context, ResourceInfo resource) {
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return Uni.createFrom().item(map(malformed(unreadable), context));
        }
        var problem = problemOf(failure, context, resource);
        if (problem.type().equals(Problems.METHOD_NOT_ALLOWED)) {
            problem.header(HttpHeaders.ALLOW, allowed.at(context.getUriInfo().getPath()));
        }
        if (request.isIdentified() || !RequestFilters.isApi(context))
            return Uni.createFrom().item(map(problem, context));
        // The address leads nowhere, so no filter has asked for the key yet; asking blocks, which this thread must not.
        return Uni.createFrom()
                .item(() -> map(problemUnlessUnknown(problem, context), context))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> map(JdbiException failure, ContainerRequestContext context) {
        return failure.getCause() instanceof SQLException sql
                ? map(failure, sql.getSQLState(), context)
                : map((Throwable) failure, context);
    }

    /** Without an SQL state no connection could be had in time. */
    @ServerExceptionMapper
    public RestResponse<ProblemBody> map(DatabaseUnavailable failure, ContainerRequestContext context) {
        return failure.sqlState() == null ? map(tryAgain(), context) : map(failure, failure.sqlState(), context);
    }

    private RestResponse<ProblemBody> map(RuntimeException failure, String state, ContainerRequestContext context) {
        if (state == null) return map((Throwable) failure, context);
        // In what writes it would be a bound that we forgot.
        if (state.equals("22003") && context.getMethod().equals("GET")) return map(tooLarge(), context);
        return switch (state) {
            case "23505" -> map(alreadyThere(), context);
            case "40001", "40P01", "55P03", "57014", "53300" -> {
                LOG.warnf("the database gave way with SQL state %s", state);
                yield map(tryAgain(), context);
            }
            default ->
                state.startsWith("08") || state.startsWith("57P")
                        ? map(tryAgain(), context)
                        : map((Throwable) failure, context);
        };
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> map(Throwable failure, ContainerRequestContext context) {
        LOG.errorf(failure, "request %s failed", request.id());
        return map(
                new ProblemException(
                        Problems.INTERNAL,
                        Text.of("It was logged under the request id %s.", "已按请求编号 %s 记录。", request.id())),
                context);
    }

    private ProblemException problemUnlessUnknown(ProblemException problem, ContainerRequestContext context) {
        try {
            filters.identify(context);
            return problem;
        } catch (ProblemException unknownCaller) {
            return unknownCaller;
        }
    }

    private static ProblemException problemOf(
            WebApplicationException failure, ContainerRequestContext context, ResourceInfo resource) {
        int status = failure.getResponse().getStatus();
        if (failure instanceof NotFoundException && failure.getCause() != null) {
            // Quarkus answers 404 where a part of the path cannot be converted.
            return AddressParameters.unreadable(resource.getResourceMethod(), context.getUriInfo());
        }
        return switch (status) {
            case 404 -> Problems.notFound();
            case 405 -> plain(Problems.METHOD_NOT_ALLOWED);
            case 406 -> plain(Problems.NOT_ACCEPTABLE);
            case 413 -> plain(Problems.TOO_LARGE);
            case 415 -> plain(Problems.UNSUPPORTED_MEDIA);
            case 400 -> unreadable();
            default -> status >= 500 ? plain(Problems.UNAVAILABLE) : plain(Problems.MALFORMED);
        };
    }

    private static ProblemException unreadable() {
        return new ProblemException(Problems.MALFORMED, Text.of("The request cannot be read.", "无法解析该请求。"));
    }

    private static ProblemException plain(ProblemType type) {
        return new ProblemException(
                type, new Text(type.title().en() + ".", type.title().zh() + "。"));
    }

    private static ProblemException alreadyThere() {
        return new ProblemException(
                Problems.CONFLICT, Text.of("Something of this kind is already there.", "相同的数据已经存在。"));
    }

    /** Each sum that is entered has a bound; very many together pass what a number of the contract holds. */
    private static ProblemException tooLarge() {
        return new ProblemException(
                Problems.UNPROCESSABLE,
                Text.of("The sums are larger than can be told; ask for less at once.", "金额合计超出可表示的范围，请缩小查询范围。"));
    }

    private static ProblemException tryAgain() {
        return new ProblemException(
                        Problems.UNAVAILABLE, Text.of("Nothing was changed; try again shortly.", "未做任何更改，请稍后重试。"))
                .header("Retry-After", "1");
    }

    private static ProblemException malformed(JsonProcessingException unreadable) {
        if (unreadable.getProcessor() instanceof JsonParser parser && isTwice(unreadable)) {
            return new ProblemException(
                    Problems.MALFORMED,
                    Text.of("The body does not have the form that is asked for.", "请求体的结构不符合要求。"),
                    new FieldError(
                            parser.getParsingContext().pathAsPointer().toString(),
                            "duplicate-field",
                            Text.of("This field is there twice.", "该字段重复出现。")));
        }
        if (unsound(unreadable) instanceof JsonParseException unsound) {
            var text = Text.of("The body is not sound JSON.", "请求体不是合法的 JSON。");
            var place =
                    unsound.getProcessor().getParsingContext().pathAsPointer().toString();
            return new ProblemException(Problems.MALFORMED, text, new FieldError(place, "not-json", text));
        }
        if (!(unreadable instanceof JsonMappingException mapping)) {
            return new ProblemException(Problems.MALFORMED, Text.of("The body is not sound JSON.", "请求体不是合法的 JSON。"));
        }
        var pointer = pointer(mapping);
        var error = unreadable instanceof UnrecognizedPropertyException
                ? new FieldError(pointer, "unknown-field", Text.of("There is no such field.", "没有这个字段。"))
                : new FieldError(pointer, "wrong-type", Text.of("The value is not of the right type.", "值的类型不正确。"));
        return new ProblemException(
                Problems.MALFORMED,
                Text.of("The body does not have the form that is asked for.", "请求体的结构不符合要求。"),
                error);
    }

    /** Inside of an object of an object the library wraps what its parser says. */
    private static Throwable unsound(JsonProcessingException unreadable) {
        return unreadable.getCause() instanceof JsonParseException parser ? parser : unreadable;
    }

    /** The library has no exception of its own for it. */
    private static boolean isTwice(JsonProcessingException unreadable) {
        return unreadable.getOriginalMessage().startsWith("Duplicate field ");
    }

    private static String pointer(JsonMappingException mapping) {
        var pointer = new StringBuilder();
        for (var reference : mapping.getPath()) {
            pointer.append('/')
                    .append(
                            reference.getFieldName() == null
                                    ? String.valueOf(reference.getIndex())
                                    : reference.getFieldName());
        }
        return pointer.toString();
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        var annotation = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        var code = annotation.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
        return new FieldError(pointer(violation.getPropertyPath()), code, Violations.explain(violation));
    }

    /** A pointer into the body, or the bare name of a parameter. */
    private static String pointer(Path path) {
        var nodes = StreamSupport.stream(path.spliterator(), false)
                .filter(node -> node.getKind() != ElementKind.METHOD && node.getKind() != ElementKind.BEAN)
                .toList();
        var pointer = new StringBuilder();
        boolean body = nodes.getFirst().getName().equals("body");
        // Of a bean of parameters the parameter is told, and not the bean.
        if (!body)
            return nodes.get(nodes.size() > 1 && isProperty(nodes.get(1)) ? 1 : 0)
                    .getName();
        for (var node : nodes.subList(1, nodes.size())) {
            if (node.getIndex() != null) pointer.append('/').append(node.getIndex());
            if (node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }

    private static boolean isProperty(Path.Node node) {
        return node.getKind() == ElementKind.PROPERTY;
    }
}
