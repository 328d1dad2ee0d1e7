package io.huiyin.testing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths of Groovy that nearly all tests ask by, walked as Groovy walks them: a name of a list is that of each of its items.
 * Whatever is not plain is not walked.
 */
final class JsonWalk {

    private static final Pattern STEP = Pattern.compile("""
            \\[(?<index>-?\\d{1,9})]\
            |\\.?(?<call>size|flatten|last)\\(\\)\
            |\\.?(?<search>find|findAll) ?\\{ ?(?<terms>[^{}]+?) ?}\
            |\\.?'(?<quoted>[^'\\\\$]+)'\
            |\\.?(?<name>[A-Za-z_]\\w*)(?![\\w({ -])""");
    private static final Pattern TERM =
            Pattern.compile("it\\.(?<names>\\w+(?:\\.\\w+)*) (?<sign>[!=]=) (?:'(?<text>[^'\\\\]*)'|null)");

    /** What Java's own lists have under these names comes before what is in their items. */
    private static final Set<String> OF_LISTS = Set.of("class", "empty", "first", "last", "metaClass");

    /** One step on; null where it is none that we know to walk as Groovy does. */
    private interface Step {

        JsonNode from(JsonNode node);
    }

    private final List<Step> steps = new ArrayList<>();

    private JsonWalk() {}

    /** Empty where the path is more than plain. */
    static Optional<JsonWalk> of(String path) {
        var walk = new JsonWalk();
        var rest = path.equals("$") ? "" : path;
        var step = STEP.matcher(rest);
        while (step.regionStart() < rest.length()) {
            if (!step.lookingAt()) return Optional.empty();
            var next = step(step);
            if (next.isEmpty()) return Optional.empty();
            walk.steps.add(next.get());
            step.region(step.end(), rest.length());
        }
        return Optional.of(walk);
    }

    /** What is at the end of the path; empty where it leads over what is not plain. */
    Optional<JsonNode> from(JsonNode root) {
        var node = root;
        for (var step : steps) {
            // Nothing is in nothing.
            if (node.isNull()) return Optional.of(node);
            node = step.from(node);
            if (node == null) return Optional.empty();
        }
        return Optional.of(node);
    }

    private static Optional<Step> step(Matcher step) {
        if (step.group("index") != null) {
            int index = Integer.parseInt(step.group("index"));
            return Optional.of(node -> item(node, index));
        }
        if (step.group("call") != null) return Optional.of(called(step.group("call")));
        if (step.group("search") != null) {
            boolean all = step.group("search").equals("findAll");
            return terms(step.group("terms")).map(terms -> node -> found(node, terms, all));
        }
        var name = step.group("quoted") == null ? step.group("name") : step.group("quoted");
        return Optional.of(node -> named(node, name));
    }

    private static JsonNode item(JsonNode node, int index) {
        if (!node.isArray()) return null;
        int at = index < 0 ? node.size() + index : index;
        if (at < 0) return null;
        return at < node.size() ? node.get(at) : NullNode.instance;
    }

    private static Step called(String call) {
        return switch (call) {
            case "size" -> node -> node.isContainerNode() ? IntNode.valueOf(node.size()) : null;
            case "last" -> node -> node.isArray() && !node.isEmpty() ? node.get(node.size() - 1) : null;
            default -> node -> node.isArray() ? flattened(node, list()) : null;
        };
    }

    private static ArrayNode flattened(JsonNode node, ArrayNode into) {
        for (var each : node) {
            if (each.isArray()) flattened(each, into);
            else into.add(each);
        }
        return into;
    }

    private static JsonNode named(JsonNode node, String name) {
        if (node instanceof ObjectNode object) return object.has(name) ? object.get(name) : NullNode.instance;
        if (!node.isArray() || OF_LISTS.contains(name)) return null;
        var spread = list();
        for (var each : node) {
            if (each.isNull()) return null;
            var value = named(each, name);
            if (value == null) return null;
            spread.add(value);
        }
        return spread;
    }

    private static JsonNode found(JsonNode node, List<Term> terms, boolean all) {
        if (!node.isArray()) return null;
        var found = list();
        for (var each : node) {
            if (!terms.stream().allMatch(term -> term.canBeAsked(each))) return null;
            if (!terms.stream().allMatch(term -> term.holds(each))) continue;
            if (!all) return each;
            found.add(each);
        }
        return all ? found : NullNode.instance;
    }

    private static Optional<List<Term>> terms(String text) {
        var terms = new ArrayList<Term>();
        for (var each : text.split(" && ", -1)) {
            var term = TERM.matcher(each);
            if (!term.matches()) return Optional.empty();
            var place = JsonPointer.compile("/" + term.group("names").replace('.', '/'));
            terms.add(new Term(place, term.group("text"), term.group("sign").equals("==")));
        }
        return Optional.of(terms);
    }

    /** @param sought null for nothing */
    private record Term(JsonPointer place, String sought, boolean equal) {

        boolean canBeAsked(JsonNode node) {
            return node.at(place.head()).isObject();
        }

        boolean holds(JsonNode node) {
            var value = node.at(place);
            boolean is = sought == null
                    ? value.isNull() || value.isMissingNode()
                    : value.isTextual() && value.asText().equals(sought);
            return is == equal;
        }
    }

    private static ArrayNode list() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
