package io.huiyin.answers;

/** Who may be told the answer to a question (公开程度). */
public enum Disclosure {
    /** 可对外答复: whoever asks. */
    OPEN,
    /** 仅限内部: the staff; callers are told the refusal. */
    STAFF_ONLY,
    /** 保密: managers; everyone else knows and tells the refusal alone. */
    SECRET
}
