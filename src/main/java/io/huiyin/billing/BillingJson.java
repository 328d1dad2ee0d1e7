package io.huiyin.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lists that live in one column; a list that is absent is empty. */
@ApplicationScoped
class BillingJson {

    static final TypeReference<List<Tier>> TIERS = new TypeReference<>() {};
    static final TypeReference<List<PricePart>> PARTS = new TypeReference<>() {};

    private final ObjectMapper json;

    BillingJson(ObjectMapper json) {
        this.json = json;
    }

    /** Null of an empty list. */
    String write(List<?> list) {
        if (list.isEmpty()) return null;
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of this room are JSON", e);
        }
    }

    <T> List<T> read(String column, TypeReference<List<T>> type) {
        return column == null ? List.of() : readOne(column, type);
    }

    <T> T readOne(String column, TypeReference<T> type) {
        try {
            return json.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the room's own JSON", e);
        }
    }
}
