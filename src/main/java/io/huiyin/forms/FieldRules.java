package io.huiyin.forms;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Whether the fields of a version fit together. */
final class FieldRules {

    private FieldRules() {}

    /** @throws io.huiyin.kernel.ProblemException 422 that names every fault */
    static void check(List<FormField> fields) {
        var faults = new ArrayList<FieldError>();
        var codes = new HashSet<String>();
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            var pointer = "/fields/" + i;
            if (!codes.add(field.code())) {
                faults.add(
                        new FieldError(pointer + "/code", "twice", Text.of("Another field has this code.", "字段编码重复。")));
            }
            boolean choice = field.type() == FieldType.CHOICE;
            if (choice && field.choices().isEmpty()) {
                faults.add(new FieldError(
                        pointer + "/choices", "choices-needed", Text.of("Say what can be chosen.", "请列出可选项。")));
            }
            if (!choice && !field.choices().isEmpty()) faults.add(misplaced(pointer + "/choices", FieldType.CHOICE));
            if (field.type() != FieldType.TEXT && field.maxLength() != null) {
                faults.add(misplaced(pointer + "/maxLength", FieldType.TEXT));
            }
            if (field.type() != FieldType.NUMBER) {
                if (field.min() != null) faults.add(misplaced(pointer + "/min", FieldType.NUMBER));
                if (field.max() != null) faults.add(misplaced(pointer + "/max", FieldType.NUMBER));
            } else if (field.min() != null
                    && field.max() != null
                    && new BigDecimal(field.min()).compareTo(new BigDecimal(field.max())) > 0) {
                faults.add(new FieldError(pointer + "/max", "below-min", Text.of("It is less than min.", "最大值小于最小值。")));
            }
        }
        if (!faults.isEmpty()) throw Problems.unprocessable(faults);
    }

    private static FieldError misplaced(String pointer, FieldType type) {
        return new FieldError(pointer, "misplaced", Text.of("It belongs to the type %s alone.", "仅适用于 %s 类型。", type));
    }
}
