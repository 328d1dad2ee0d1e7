package io.huiyin.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON text that is asked by paths of Groovy: {@code items[0].name}, {@code items.name} of every item,
 * {@code items.find { it.code == 'A' }.name}. {@link JsonWalk} walks what is plain; the rest is left to Groovy itself, which
 * compiles a script for each.
 */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final BigDecimal GREATEST_FLOAT = BigDecimal.valueOf(Float.MAX_VALUE);

    private final JsonNode root;

    private Json(JsonNode root) {
        this.root = root;
    }

    public static Json from(String text) {
        try {
            return new Json(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /**
     * What is there: maps, lists, texts, truths, the smallest of Integer, Long and BigInteger that holds the number, or Float;
     * null where nothing is.
     */
    @SuppressWarnings("unchecked")
    public <T> T get(String path) {
        var node = JsonWalk.of(path).flatMap(walk -> walk.from(root));
        return node.isPresent()
                ? (T) value(node.get())
                : JsonPath.from(root.toString()).get(path);
    }

    /** What is there, to be asked by paths that begin there. */
    public Json at(String path) {
        return new Json(JsonWalk.of(path).flatMap(walk -> walk.from(root)).orElseThrow());
    }

    public String getString(String path) {
        var value = get(path);
        return value == null ? null : value.toString();
    }

    public int getInt(String path) {
        return Integer.parseInt(getString(path));
    }

    public long getLong(String path) {
        return Long.parseLong(getString(path));
    }

    public boolean getBoolean(String path) {
        return Boolean.parseBoolean(getString(path));
    }

    public <T> List<T> getList(String path) {
        return get(path);
    }

    /** Each as a text, where texts are asked for. */
    public <T> List<T> getList(String path, Class<T> type) {
        return getList(path).stream()
                .map(each -> type.cast(type == String.class ? String.valueOf(each) : each))
                .toList();
    }

    public <K, V> Map<K, V> getMap(String path) {
        return get(path);
    }

    JsonNode root() {
        return root;
    }

    @Override
    public String toString() {
        return root.toString();
    }

    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var map = new LinkedHashMap<String, Object>();
                node.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
                yield map;
            }
            case ARRAY -> {
                var list = new ArrayList<Object>();
                node.forEach(each -> list.add(value(each)));
                yield list;
            }
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.isIntegralNumber() ? node.numberValue() : fraction(node.decimalValue());
            default -> null;
        };
    }

    private static Number fraction(BigDecimal number) {
        return number.compareTo(GREATEST_FLOAT) > 0 ? (Number) number.doubleValue() : (Number) number.floatValue();
    }
}
