package io.huiyin.app.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The headers of answers, which a client needs as much as their bodies. */
final class AnswerHeaders {

    private static final Map<String, String> MEANINGS = meanings();

    private AnswerHeaders() {}

    private static Map<String, String> meanings() {
        var meanings = new LinkedHashMap<String, String>();
        meanings.put("ETag", "The version, to be sent back as `If-Match` or `If-None-Match`");
        meanings.put("Location", "Where what was made can be read");
        meanings.put("Link", "`<...>; rel=\"next\"`: the next page, if there is one");
        meanings.put("Idempotency-Replayed", "`true` where the answer is that of the first request with this key");
        meanings.put("RateLimit", "What is left, and in how many seconds there is more: `\"key\";r=119999;t=0`");
        meanings.put("RateLimit-Policy", "The quota and its window in seconds: `\"key\";q=120000;w=60`");
        meanings.put("Retry-After", "In how many seconds to ask again");
        meanings.put("WWW-Authenticate", "`Bearer`");
        meanings.put("X-Request-Id", "Finds the request in the log and in the events");
        return meanings;
    }

    static void declare(Components components) {
        MEANINGS.forEach((name, meaning) -> components.addHeader(
                name,
                OASFactory.createHeader()
                        .description(meaning)
                        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))));
    }

    /**
     * @param hasVersion whether the answer carries an ETag
     * @param writes     whether the operation changes something
     */
    static void addTo(Operation operation, HttpMethod method, boolean hasVersion, boolean writes) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.equals("304")) add(response, "ETag");
            if (!status.startsWith("2")) return;
            if (hasVersion) add(response, "ETag");
            if (status.equals("201")) add(response, "Location");
            if (writes && method == HttpMethod.POST) add(response, "Idempotency-Replayed");
            if (method == HttpMethod.GET && isPage(response)) add(response, "Link");
        });
    }

    /** What answers of this status carry, whatever was asked for. */
    static void addTo(APIResponse response, int status) {
        switch (status) {
            case 401 -> add(response, "WWW-Authenticate");
            case 429 -> List.of("RateLimit", "RateLimit-Policy", "Retry-After").forEach(name -> add(response, name));
            case 503 -> add(response, "Retry-After");
            default -> {}
        }
        add(response, "X-Request-Id");
    }

    private static boolean isPage(APIResponse response) {
        if (response.getContent() == null) return false;
        return response.getContent().getMediaTypes().values().stream()
                .anyMatch(content -> content.getSchema() != null
                        && content.getSchema().getRef() != null
                        && content.getSchema().getRef().contains("/Page"));
    }

    private static void add(APIResponse response, String name) {
        response.addHeader(name, OASFactory.createHeader().ref(name));
    }
}
