package io.huiyin.kernel;

/**
 * Why someone asks for what is masked otherwise (查看原因). A word and no text, since it stands in the log, which is never
 * erased and must say nothing of a person.
 */
public enum ReadReason {
    /** To call or write to them (联系本人). */
    CONTACT,
    /** To make sure who someone is (核实身份). */
    VERIFICATION,
    /** To bring them something (送达). */
    DELIVERY,
    /** Someone or something is in danger (紧急情况). */
    EMERGENCY,
    /** To put the record right (更正档案). */
    CORRECTION,
    /** The law or an authority asks for it (法定要求). */
    LEGAL_DUTY,
    /** They ask themselves what is kept of them (本人申请). */
    OWN_REQUEST
}
