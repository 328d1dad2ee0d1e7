package io.huiyin.dunning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The bills that a letter tells of, which live in one column as they were on its day. */
@ApplicationScoped
class LetterBills {

    private static final TypeReference<List<DunningLetter.LetterBill>> BILLS = new TypeReference<>() {};

    private final ObjectMapper json;

    LetterBills(ObjectMapper json) {
        this.json = json;
    }

    List<DunningLetter.LetterBill> read(String column) {
        try {
            return json.readValue(column, BILLS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the room's own JSON", e);
        }
    }
}
