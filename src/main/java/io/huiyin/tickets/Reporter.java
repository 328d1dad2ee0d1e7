package io.huiyin.tickets;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.util.ArrayList;
import java.util.UUID;

/**
 * Who reported a matter (报事人), as the desk wrote them down.
 *
 * @param phone   normalised; where to reach somebody whom the archive may not know
 * @param segment the owner's, for the choice of policies alone; null where there is no owner
 */
record Reporter(UUID ownerId, String name, String phone, boolean anonymous, String segment) {

    /**
     * @throws io.huiyin.kernel.ProblemException 422 unless they are either anonymous, and nothing about them is known, or can
     *     be reached
     */
    void check() {
        var errors = new ArrayList<FieldError>();
        if (anonymous) {
            refuse(errors, "/reporter/ownerId", ownerId);
            refuse(errors, "/reporter/name", name);
            refuse(errors, "/reporter/phone", phone);
        } else if (ownerId == null && phone == null) {
            errors.add(new FieldError(
                    "/reporter/phone",
                    "unreachable",
                    Text.of("A reporter who is not anonymous needs an ownerId or a phone.", "非匿名报事人须提供 ownerId 或电话。")));
        }
        if (!errors.isEmpty()) throw Problems.unprocessable(errors);
    }

    private static void refuse(ArrayList<FieldError> errors, String pointer, Object value) {
        if (value == null) return;
        errors.add(new FieldError(pointer, "anonymous", Text.of("An anonymous reporter has none.", "匿名报事不得填写此项。")));
    }
}
