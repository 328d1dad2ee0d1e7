package io.huiyin.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Compares answers with the schemas of the contract: types, enums, that each field is there in it, and
 * that none is missing that it requires. */
public final class AnswerFit {

    private final JsonNode contract;

    public AnswerFit(JsonNode contract) {
        this.contract = contract;
    }

    public List<String> faults(JsonNode schema, JsonNode value) {
        var faults = new ArrayList<String>();
        compare(schema, value, "", faults);
        return faults;
    }

    private void compare(JsonNode asked, JsonNode value, String pointer, List<String> faults) {
        if (asked.has("$ref")) {
            compare(contract.at(asked.path("$ref").asText().substring(1)), value, pointer, faults);
            return;
        }
        asked.path("allOf").forEach(part -> compare(part, value, pointer, faults));
        for (var choice : List.of("anyOf", "oneOf")) {
            if (asked.has(choice)
                    && StreamSupport.stream(asked.path(choice).spliterator(), false)
                            .noneMatch(part -> faults(part, value).isEmpty())) {
                faults.add(pointer + " fits none of " + asked.path(choice));
            }
        }
        if (asked.has("type") && !isOf(asked.path("type"), value)) {
            faults.add(pointer + " is " + value.getNodeType() + ", not " + asked.path("type"));
        }
        if (asked.has("enum")
                && StreamSupport.stream(asked.path("enum").spliterator(), false).noneMatch(value::equals)) {
            faults.add(pointer + " is none of " + asked.path("enum"));
        }
        if (value.isObject()) {
            asked.path("required").forEach(name -> {
                if (!value.has(name.asText())) faults.add(pointer + "/" + name.asText() + " is missing");
            });
        }
        value.properties().forEach(field -> {
            var property = asked.path("properties").path(field.getKey());
            var other = asked.path("additionalProperties");
            var part = property.isMissingNode() ? other : property;
            if (part.isObject()) {
                compare(part, field.getValue(), pointer + "/" + field.getKey(), faults);
            } else if (asked.has("properties") && !asked.has("allOf")) {
                faults.add(pointer + "/" + field.getKey() + " is not in the contract");
            }
        });
        if (value.isArray() && asked.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                compare(asked.path("items"), value.get(i), pointer + "/" + i, faults);
            }
        }
    }

    private static boolean isOf(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            return StreamSupport.stream(types.spliterator(), false).anyMatch(type -> isOf(type, value));
        }
        return switch (types.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
