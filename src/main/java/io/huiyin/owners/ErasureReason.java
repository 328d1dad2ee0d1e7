package io.huiyin.owners;

/** Why what is kept of a person is erased (删除原因; 个人信息保护法 47). A word, since it stands in the log. */
public enum ErasureReason {
    /** They ask for it (本人要求). */
    OWN_REQUEST,
    /** They take their consent back (撤回同意). */
    CONSENT_WITHDRAWN,
    /** What it was kept for is over (目的已实现). */
    PURPOSE_ENDED,
    /** The law or an authority asks for it (法定要求). */
    LEGAL_DUTY,
    /** It was kept as long as it is kept (保存期限届满); the job says so. */
    RETENTION
}
