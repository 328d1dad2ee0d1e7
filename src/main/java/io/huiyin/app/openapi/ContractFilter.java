package io.huiyin.app.openapi;

import io.huiyin.web.Reads;
import io.huiyin.web.Requires;
import io.huiyin.web.Tagged;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.POST;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.RestResponse;

/** Completes the contract with what holds for every operation: the key, the headers, the problems, the examples. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {

    private static final String KEY = "apiKey";
    private static final String PROBLEM = "#/components/schemas/Problem";
    private static final DotName ANSWER = DotName.createSimple(RestResponse.class);

    /** What each problem status means, for every operation that can answer it. */
    private static final Map<Integer, String> PROBLEMS = new TreeMap<>(Map.ofEntries(
            Map.entry(400, "The request is malformed: unknown, missing or mistyped fields are named in `errors`"),
            Map.entry(401, "No valid key was sent"),
            Map.entry(403, "The key lacks the scope that this operation needs"),
            Map.entry(404, "It does not exist, or not for this key"),
            Map.entry(406, "The answer has none of the media types that `Accept` names"),
            Map.entry(409, "The present state refuses it, or a request with the same Idempotency-Key is still running"),
            Map.entry(412, "If-Match does not name the present version"),
            Map.entry(413, "The content is larger than allowed"),
            Map.entry(415, "The media type is not the one that is asked for"),
            Map.entry(422, "Well formed, but a rule refuses it: `errors` names the fields"),
            Map.entry(428, "If-Match is missing"),
            Map.entry(429, "Too many requests of this key or address: ask again after `Retry-After`"),
            Map.entry(500, "A fault of ours; `requestId` finds it in the log"),
            Map.entry(503, "The database gave way: nothing was changed, try again after `Retry-After`")));

    private final Map<String, String> scopes = new LinkedHashMap<>();
    private final Set<String> creating = new HashSet<>();
    private final Set<String> reading = new HashSet<>();
    private final Set<String> tagged = new HashSet<>();
    private final AlwaysThere alwaysThere;

    /** @param index what the build knows of the classes */
    public ContractFilter(IndexView index) {
        alwaysThere = new AlwaysThere(index);
        for (var requires : index.getAnnotations(Requires.class)) {
            var operation = requires.target().asMethod().annotation(Operation.class.getName());
            if (operation != null && operation.value("operationId") != null) {
                scopes.put(
                        operation.value("operationId").asString(),
                        requires.value().asString());
                if (creates(requires.target().asMethod())) {
                    creating.add(operation.value("operationId").asString());
                }
                if (requires.target().asMethod().hasAnnotation(Reads.class)) {
                    reading.add(operation.value("operationId").asString());
                }
                if (isTagged(requires.target().asMethod(), index)) {
                    tagged.add(operation.value("operationId").asString());
                }
            }
        }
    }

    /** Whether it answers what {@link io.huiyin.web.Created} makes, and says nothing else of its answers. */
    private static boolean creates(MethodInfo method) {
        return method.hasAnnotation(POST.class)
                && method.returnType().name().equals(ANSWER)
                && !method.hasAnnotation(org.eclipse.microprofile.openapi.annotations.responses.APIResponse.class)
                // Two of them stand in one of these.
                && !method.hasAnnotation(APIResponses.class);
    }

    /** Whether its answer has a version, and so an ETag; a page of such answers has none. */
    private static boolean isTagged(MethodInfo method, IndexView index) {
        var answer = method.returnType();
        if (answer.kind() == Type.Kind.PARAMETERIZED_TYPE && answer.name().equals(ANSWER)) {
            answer = answer.asParameterizedType().arguments().getFirst();
        }
        var known = index.getClassByName(answer.name());
        return known != null && known.interfaceNames().contains(DotName.createSimple(Tagged.class));
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents()
                .addSecurityScheme(
                        KEY,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API key: `Authorization: Bearer hy_…`"));
        Descriptions.addTo(api.getComponents().getSchemas());
        alwaysThere.addTo(api);
        api.getComponents().addSchema("Problem", problem());
        AnswerHeaders.declare(api.getComponents());
        PROBLEMS.forEach((status, description) ->
                api.getComponents().addResponse(name(status), problemAnswer(status, description)));
        api.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    if (path.startsWith("/v1/")) complete(path, method, operation);
                }));
    }

    private void complete(String path, HttpMethod method, org.eclipse.microprofile.openapi.models.Operation operation) {
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(KEY, List.of()));
        addScope(operation);
        if (creating.contains(operation.getOperationId())) answerCreated(operation);
        answerAlike(operation);
        boolean writes = method != HttpMethod.GET && !reading.contains(operation.getOperationId());
        addHeaders(path, method, operation, writes);
        addProblems(path, method, operation, writes);
        boolean hasVersion = tagged.contains(operation.getOperationId());
        if (hasVersion && method == HttpMethod.GET) addUnchanged(operation);
        AnswerHeaders.addTo(operation, method, hasVersion, writes);
        Examples.addTo(operation);
    }

    private void addScope(org.eclipse.microprofile.openapi.models.Operation operation) {
        var scope = scopes.get(operation.getOperationId());
        var needs = scope == null || scope.isEmpty() ? "Needs a valid key." : "Needs the scope `" + scope + "`.";
        var description = operation.getDescription();
        operation.setDescription(description == null ? needs : description + "\n\n" + needs);
    }

    private static void answerCreated(org.eclipse.microprofile.openapi.models.Operation operation) {
        var responses = operation.getResponses();
        var response = responses.getAPIResponse("200");
        if (response == null) return;
        response.description("Made; `Location` says where it is");
        responses.removeAPIResponse("200");
        responses.addAPIResponse("201", response);
    }

    /** Whoever is told again answers the first one with 200: the same as with 201. */
    private static void answerAlike(org.eclipse.microprofile.openapi.models.Operation operation) {
        var made = operation.getResponses().getAPIResponse("201");
        var known = operation.getResponses().getAPIResponse("200");
        if (made == null || known == null || made.getContent() != null || known.getContent() == null) return;
        var content = OASFactory.createContent();
        known.getContent()
                .getMediaTypes()
                .forEach((name, type) ->
                        content.addMediaType(name, OASFactory.createMediaType().schema(type.getSchema())));
        made.setContent(content);
    }

    private static void addHeaders(
            String path,
            HttpMethod method,
            org.eclipse.microprofile.openapi.models.Operation operation,
            boolean writes) {
        boolean replaces = method == HttpMethod.PUT || method == HttpMethod.DELETE;
        if (writes && method == HttpMethod.POST) {
            operation.addParameter(header(
                    "Idempotency-Key",
                    "Repeating a request with the same key and body answers what the first one did, for 24 hours",
                    false));
        }
        if (replaces || method == HttpMethod.POST && path.contains("}")) {
            operation.addParameter(
                    header("If-Match", "The `ETag` that was read; 412 if it is no longer the present one", replaces));
        }
        operation.addParameter(header("X-Acting-Staff", "The member of staff who acts through this key", false));
        operation.addParameter(
                header("Accept-Language", "`zh-CN` (default) or `en`, for texts meant for people", false));
    }

    private static void addProblems(
            String path,
            HttpMethod method,
            org.eclipse.microprofile.openapi.models.Operation operation,
            boolean writes) {
        boolean replaces = method == HttpMethod.PUT || method == HttpMethod.DELETE;
        boolean hasBody = operation.getRequestBody() != null;
        for (int status : PROBLEMS.keySet()) {
            boolean applies =
                    switch (status) {
                        case 404 ->
                            path.contains("{") || operation.getDescription().contains("404");
                        case 409 -> writes;
                        case 412 -> replaces || method == HttpMethod.POST && path.contains("{");
                        case 413, 415 -> hasBody;
                        case 422 -> writes || operation.getDescription().contains("422");
                        case 428 -> replaces;
                        default -> true;
                    };
            if (applies) addProblem(operation, status);
        }
    }

    private static void addUnchanged(org.eclipse.microprofile.openapi.models.Operation operation) {
        operation.addParameter(header("If-None-Match", "The `ETag` of the answer that the caller has", false));
        operation
                .getResponses()
                .addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse()
                                .description("What `If-None-Match` names is still the present version"));
    }

    private static void addProblem(org.eclipse.microprofile.openapi.models.Operation operation, int status) {
        var responses = operation.getResponses();
        if (responses.getAPIResponse(String.valueOf(status)) != null) return;
        responses.addAPIResponse(
                String.valueOf(status), OASFactory.createAPIResponse().ref(name(status)));
    }

    /** The name of the answer that all operations share. */
    private static String name(int status) {
        return "Problem" + status;
    }

    private static APIResponse problemAnswer(int status, String description) {
        var response = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
        AnswerHeaders.addTo(response, status);
        return response;
    }

    private static Parameter header(String name, String description, boolean required) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .required(required)
                .description(description)
                .schema(text());
    }

    private static Schema problem() {
        var fault = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("pointer", text().description("A JSON pointer into the body, or the name of a parameter"))
                .addProperty("code", text().description("A stable word for programs"))
                .addProperty("message", text().description("A sentence for people"));
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("RFC 9457. Some problems carry further members, such as `allowedActions`.")
                .addProperty("type", text().description("What a program looks at: an address under `/problems/`"))
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty("instance", text())
                .addProperty("requestId", text())
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(fault))
                .required(List.of("type", "title", "status", "detail", "instance"));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
