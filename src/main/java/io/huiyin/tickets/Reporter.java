package io.huiyin.tickets;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.util.ArrayList;
import java.util.UUID;

/**
 * Who reported a matter (报事人), as the desk wrote them down.
 *
 * @param name    as it was said; null where it was not
 * @param phone   normalised; where to reach somebody whom the archive may not know
 * @param archive what the archive has of the owner; null where there is no owner
 */
record Reporter(UUID ownerId, String name, String phone, boolean anonymous, Archive archive) {

    /** @param segment for the choice of policies alone */
    record Archive(String name, String segment) {}

    static final Reporter ANONYMOUS = new Reporter(null, null, null, true, null);

    /** The name that was said, else the one in the archive; null for an unknown one. */
    String calledName() {
        return name != null || archive == null ? name : archive.name();
    }

    /** The owner's segment; null where there is no owner. */
    String segment() {
        return archive == null ? null : archive.segment();
    }

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
