package io.huiyin.owners;

import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.ProblemType;
import io.huiyin.kernel.Text;
import java.util.List;

/** What can be wrong with what is asked of an owner, beyond shape. */
public final class OwnerProblems {

    public static final ProblemType NOT_ERASABLE =
            new ProblemType("owner-not-erasable", 409, "The owner cannot be erased yet", "该业主的信息暂不能删除");

    public static final ProblemType ERASED = new ProblemType("owner-erased", 409, "The owner was erased", "该业主的信息已删除");

    private OwnerProblems() {}

    static ProblemException notErasable(List<PersonalData.Blocker> blockers) {
        return new ProblemException(
                        NOT_ERASABLE,
                        Text.of("Something still goes on with them; `blockers` names it.", "仍有未了结的事项，见 blockers。"))
                .with("blockers", blockers);
    }

    static ProblemException erased() {
        return new ProblemException(
                ERASED, Text.of("What was kept of them was erased; nothing is added to it.", "其个人信息已删除，不能再作更改。"));
    }
}
