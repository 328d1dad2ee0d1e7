package io.huiyin.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A field that an act changed.
 *
 * @param before absent where there was nothing
 * @param after  absent where there is nothing any more
 */
public record Change(String field, String before, String after) {

    /** What differs between two states of the same fields, in the order of the second. */
    static List<Change> between(Map<String, String> before, Map<String, String> after) {
        var changes = new ArrayList<Change>();
        after.forEach((field, value) -> {
            if (!Objects.equals(before.get(field), value)) changes.add(new Change(field, before.get(field), value));
        });
        return List.copyOf(changes);
    }
}
