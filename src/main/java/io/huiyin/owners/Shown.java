package io.huiyin.owners;

import io.huiyin.kernel.Caller;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.ReadReason;
import io.huiyin.kernel.Text;
import io.huiyin.protection.Mask;

/**
 * What of an owner's record a caller is shown.
 *
 * @param numbers  whether phone and identity numbers are shown as they are
 * @param internal whether the company's own marks are shown
 */
record Shown(boolean numbers, boolean internal) {

    static final String SENSITIVE = "owners:read-sensitive";
    static final String INTERNAL = "owners:read-internal";

    /** What the caller sees without asking for more. */
    static Shown to(Caller caller) {
        return new Shown(false, caller.may(INTERNAL));
    }

    /**
     * @param reason why the caller asks for whole numbers; null if they are not asked for
     * @throws ProblemException 403 if the caller asks for them and may not see them
     */
    static Shown to(Caller caller, ReadReason reason) {
        if (reason != null) require(caller, SENSITIVE);
        return new Shown(reason != null, caller.may(INTERNAL));
    }

    /** @throws ProblemException 403 unless the caller has {@code permission} */
    static void require(Caller caller, String permission) {
        if (caller.may(permission)) return;
        throw new ProblemException(Problems.FORBIDDEN, Text.of("This needs the scope %s.", "此操作需要权限 %s。", permission))
                .with("requiredScope", permission);
    }

    String number(String number) {
        return numbers ? number : Mask.of(number);
    }
}
