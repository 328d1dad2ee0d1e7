package io.huiyin.sla;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lists that live in one column. */
@ApplicationScoped
class SlaJson {

    static final TypeReference<List<LadderStep>> LADDER = new TypeReference<>() {};
    static final TypeReference<List<PausedSpan>> PAUSES = new TypeReference<>() {};
    static final TypeReference<List<Retarget>> RETARGETS = new TypeReference<>() {};
    static final TypeReference<List<Milestone>> AGENDA = new TypeReference<>() {};

    private final ObjectMapper json;

    SlaJson(ObjectMapper json) {
        this.json = json;
    }

    String write(List<?> list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of this room are JSON", e);
        }
    }

    <T> List<T> read(String column, TypeReference<List<T>> type) {
        if (column.equals("[]")) return List.of();
        try {
            return json.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the room's own JSON", e);
        }
    }
}
