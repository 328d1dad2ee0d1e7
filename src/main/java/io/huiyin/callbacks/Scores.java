package io.huiyin.callbacks;

import io.huiyin.kernel.FieldError;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the owner thinks of how it went (评分), each from 1 to 5. */
public record Scores(
        @Schema(description = "Attitude (服务态度)", minimum = "1", maximum = "5")
        int attitude,

        @Schema(description = "Efficiency (工作效率)", minimum = "1", maximum = "5")
        int efficiency,

        @Schema(description = "Quality (工作质量)", minimum = "1", maximum = "5")
        int quality,

        @Schema(description = "Effect (维修效果)", minimum = "1", maximum = "5")
        int effect,

        @Schema(description = "All in all (总体满意度): decides what follows", minimum = "1", maximum = "5")
        int overall) {

    public static final int LOWEST = 1;
    public static final int HIGHEST = 5;

    private static final int SATISFIED_FROM = 4;
    private static final int CONVERSION_TARGET = 3;

    /** Adds what is not a score. */
    void check(List<FieldError> errors) {
        check(errors, "attitude", attitude);
        check(errors, "efficiency", efficiency);
        check(errors, "quality", quality);
        check(errors, "effect", effect);
        check(errors, "overall", overall);
    }

    private static void check(List<FieldError> errors, String aspect, int score) {
        if (score < LOWEST || score > HIGHEST) errors.add(CallbackProblems.scoreOutOfRange(aspect));
    }

    /** Four and five are satisfied; three and below are not, whatever the four aspects got. */
    public boolean satisfied() {
        return overall >= SATISFIED_FROM;
    }

    /** Whether a little more would have done: a three is not satisfied, and worth winning over (转化对象). */
    public boolean conversionTarget() {
        return overall == CONVERSION_TARGET;
    }
}
