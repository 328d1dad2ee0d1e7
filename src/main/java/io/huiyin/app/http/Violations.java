package io.huiyin.app.http;

import io.huiyin.kernel.Text;
import io.huiyin.web.PlainText;
import jakarta.validation.ConstraintViolation;
import java.util.Map;

/** Says in both languages what a constraint asks for. */
final class Violations {

    private Violations() {}

    static Text explain(ConstraintViolation<?> violation) {
        var descriptor = violation.getConstraintDescriptor();
        Map<String, Object> values = descriptor.getAttributes();
        return switch (descriptor.getAnnotation().annotationType().getSimpleName()) {
            case "NotNull" -> Text.of("It is needed.", "必填。");
            case "NotBlank", "NotEmpty" -> Text.of("It must not be empty.", "不能为空。");
            case "Null" -> Text.of("It must be absent.", "必须不填。");
            case "Size", "Length" ->
                Text.of(
                        "Its length must be between %s and %s.",
                        "长度须在 %s 到 %s 之间。", values.get("min"), values.get("max"));
            case "Min", "DecimalMin" -> Text.of("It must be %s or more.", "不得小于 %s。", values.get("value"));
            case "Max", "DecimalMax" -> Text.of("It must be %s or less.", "不得大于 %s。", values.get("value"));
            case "Positive" -> Text.of("It must be more than zero.", "必须大于零。");
            case "PositiveOrZero" -> Text.of("It must not be negative.", "不能为负数。");
            case "Digits" ->
                Text.of(
                        "It takes at most %s digits before and %s after the point.",
                        "整数最多 %s 位，小数最多 %s 位。", values.get("integer"), values.get("fraction"));
            case "PlainText" -> Text.of("It must be one line of text.", "必须是单行文字，不含控制字符。");
            case "Email" -> Text.of("It must be an e-mail address.", "必须是电子邮件地址。");
            case "Pattern" -> explainPattern(values.get("regexp"));
            default -> new Text(violation.getMessage(), violation.getMessage());
        };
    }

    private static Text explainPattern(Object regexp) {
        if (PlainText.SOMETHING.equals(regexp)) return Text.of("It must not be blank; leave it out.", "不能为空白，可不填。");
        if (PlainText.TRIMMED.equals(regexp))
            return Text.of("It must not be blank or have blanks around it.", "不能为空白，首尾不能有空格。");
        return Text.of("It is not of the form that is asked for.", "格式不符合要求。");
    }
}
