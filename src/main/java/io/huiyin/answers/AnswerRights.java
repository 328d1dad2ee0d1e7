package io.huiyin.answers;

import io.huiyin.kernel.Caller;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;

/** What of the topics a caller is shown (ROL-04): partners and owners the OPEN ones, the staff all, managers the secrets. */
record AnswerRights(boolean internal, boolean secret) {

    private static final String INTERNAL = "answer-topics:read-internal";
    private static final String SECRET = "answer-topics:read-secret";

    static AnswerRights of(Caller caller) {
        return new AnswerRights(!caller.isOwner() && caller.may(INTERNAL), !caller.isOwner() && caller.may(SECRET));
    }

    /** @return null where the caller may not know of it at all */
    AnswerTopic show(AnswerTopic topic) {
        if (secret) return topic;
        if (internal) return topic.withoutSecret();
        return topic.disclosure() == Disclosure.OPEN ? topic.forOutsiders() : null;
    }

    boolean outsider() {
        return !internal && !secret;
    }

    /** @throws ProblemException 403 for who would write over an answer that they may not read */
    void requireFor(Disclosure disclosure) {
        if (disclosure != Disclosure.SECRET || secret) return;
        throw new ProblemException(Problems.FORBIDDEN, Text.of("This needs the scope %s.", "此操作需要权限 %s。", SECRET))
                .with("requiredScope", SECRET);
    }
}
