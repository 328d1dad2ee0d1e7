package io.huiyin.forms;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Whether a record is complete and accurate (完整、准确), by the fields of its form's version (AUD-02). */
final class ValueRules {

    private static final String DECIMAL = "-?\\d{1,15}(\\.\\d{1,6})?";

    private static final Pattern NUMBER = Pattern.compile(DECIMAL);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** Line breaks and tabs are of a text; other control characters and halves of pairs are no text at all. */
    private static final Pattern UNSOUND = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]|\\p{Cs}");

    private ValueRules() {}

    /**
     * @param values by the codes of fields; null stands for none
     * @return the values that are there, in the order of the fields
     * @throws io.huiyin.kernel.ProblemException 422 that names every field at fault
     */
    static Map<String, Object> check(List<FormField> fields, Map<String, Object> values) {
        var faults = new ArrayList<FieldError>();
        var kept = new LinkedHashMap<String, Object>();
        var unknown = new TreeSet<>(values.keySet());
        for (var field : fields) {
            unknown.remove(field.code());
            var value = values.get(field.code());
            if (isMissing(value)) {
                if (field.required()) faults.add(fault(field.code(), "missing", "This must be filled in.", "此项必填。"));
                continue;
            }
            fault(field, value).ifPresent(faults::add);
            kept.put(field.code(), value);
        }
        for (var code : unknown) {
            faults.add(fault(code, "unknown-field", "This version of the form has no such field.", "该版表单没有此字段。"));
        }
        if (!faults.isEmpty()) throw Problems.unprocessable(faults);
        return kept;
    }

    private static boolean isMissing(Object value) {
        return value == null || value instanceof String text && text.isBlank();
    }

    private static Optional<FieldError> fault(FormField field, Object value) {
        var code = field.code();
        if (field.type() == FieldType.BOOLEAN) {
            if (value instanceof Boolean) return Optional.empty();
            return Optional.of(fault(code, "wrong-type", "It is true or false.", "须为 true 或 false。"));
        }
        if (!(value instanceof String text)) {
            return Optional.of(fault(code, "wrong-type", "It is written as a string.", "须以字符串填写。"));
        }
        return switch (field.type()) {
            case TEXT -> text(field, text);
            case NUMBER -> number(field, text);
            case DATE ->
                isDate(text)
                        ? Optional.empty()
                        : Optional.of(
                                fault(code, "wrong-type", "It is a date such as 2025-06-06.", "须为日期，如 2025-06-06。"));
            case CHOICE ->
                field.choices().contains(text)
                        ? Optional.empty()
                        : Optional.of(fault(code, "not-a-choice", "It is none of the choices.", "不在可选项内。"));
            case BOOLEAN -> throw new IllegalStateException("no text");
        };
    }

    private static Optional<FieldError> text(FormField field, String text) {
        if (UNSOUND.matcher(text).find()) {
            return Optional.of(fault(field.code(), "wrong-type", "It holds control characters.", "含有控制字符。"));
        }
        if (text.codePointCount(0, text.length()) <= field.longest()) return Optional.empty();
        return Optional.of(new FieldError(
                pointer(field.code()),
                "too-long",
                Text.of("It takes %d characters.", "不得超过 %d 个字符。", field.longest())));
    }

    private static Optional<FieldError> number(FormField field, String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.of(fault(field.code(), "wrong-type", "It is a decimal such as 89.50.", "须为数值，如 89.50。"));
        }
        var number = new BigDecimal(text);
        boolean low = field.min() != null && number.compareTo(new BigDecimal(field.min())) < 0;
        boolean high = field.max() != null && number.compareTo(new BigDecimal(field.max())) > 0;
        if (!low && !high) return Optional.empty();
        return Optional.of(fault(field.code(), "out-of-range", "It is out of range.", "超出允许范围。"));
    }

    private static boolean isDate(String text) {
        if (!DATE.matcher(text).matches()) return false;
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static FieldError fault(String code, String fault, String en, String zh) {
        return new FieldError(pointer(code), fault, Text.of(en, zh));
    }

    private static String pointer(String code) {
        return "/values/" + code.replace("~", "~0").replace("/", "~1");
    }
}
