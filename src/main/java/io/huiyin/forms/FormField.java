package io.huiyin.forms;

import java.util.List;

/**
 * A field of a form (字段).
 *
 * @param code      the name under which its value stands in a record
 * @param choices   of a CHOICE; empty for others
 * @param maxLength of a TEXT, in characters; {@value #LONGEST} where absent
 * @param min       the least NUMBER, a decimal; absent where there is none
 * @param max       the greatest NUMBER
 */
public record FormField(
        String code,
        String label,
        FieldType type,
        boolean required,
        List<String> choices,
        Integer maxLength,
        String min,
        String max) {

    static final int LONGEST = 4000;

    public FormField {
        choices = choices == null ? List.of() : List.copyOf(choices);
    }

    int longest() {
        return maxLength == null ? LONGEST : maxLength;
    }
}
