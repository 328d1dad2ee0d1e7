package io.huiyin.warranty;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.web.Tagged;
import java.util.ArrayList;
import java.util.UUID;

/**
 * How long a part is under warranty in one community (保修期限).
 *
 * @param years   from the handover; absent where seasons count, or for the structure without a date
 * @param seasons whole seasons that begin on or after the handover
 */
public record WarrantyTerm(UUID id, UUID communityId, WarrantyPart part, Integer years, Integer seasons, int version)
        implements Tagged {

    /** @throws io.huiyin.kernel.ProblemException 422 where a period is shorter than the law allows, or of the wrong measure */
    static void check(WarrantyPart part, Integer years, Integer seasons) {
        var errors = new ArrayList<FieldError>();
        check(errors, "/years", years, part.leastYears(), part == WarrantyPart.STRUCTURE);
        check(errors, "/seasons", seasons, part.leastSeasons(), false);
        if (!errors.isEmpty()) throw Problems.unprocessable(errors);
    }

    private static void check(
            ArrayList<FieldError> errors, String pointer, Integer value, Integer least, boolean mayBeSet) {
        if (least == null) {
            if (value == null || mayBeSet) return;
            errors.add(
                    new FieldError(pointer, "wrong-measure", Text.of("This part is not measured so.", "该部位不按此方式计算。")));
        } else if (value == null || value < least) {
            errors.add(new FieldError(
                    pointer,
                    "below-statutory-minimum",
                    Text.of("The law asks for at least %d (房屋建筑工程质量保修办法 7).", "法定最低期限为 %d（房屋建筑工程质量保修办法第七条）。", least)));
        }
    }
}
