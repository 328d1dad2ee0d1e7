package io.huiyin.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One line of text, such as a name or a code: no line break, tab or other control character. */
@Pattern(regexp = "\\P{Cntrl}*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {

    /** Something to be seen, and no blanks around it, for what is compared: {@code "A1 "} is no other number than {@code "A1"}. */
    String TRIMMED = "^[^\\s\\u3000\\u00a0](.*[^\\s\\u3000\\u00a0])?$";

    /** Something to be seen, on as many lines as it takes: what is optional is left out, and not blank. */
    String SOMETHING = "[\\s\\S]*[^\\s\\u3000\\u00a0][\\s\\S]*";

    String message() default "It must be one line of text.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
