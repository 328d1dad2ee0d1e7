package io.huiyin.owners;

/** What of an owner's record is remembered when it changes (变更事项). */
public enum ChangedField {
    /** 更名 */
    NAME,
    /** 变更电话 */
    PHONE,
    /** 变更户主 */
    HOUSEHOLD_HEAD,
    /** 变更紧急情况联系人 */
    EMERGENCY_CONTACT,
    /** 变更证件号码 */
    IDENTITY_NUMBER,
    /** 变更客户分级, internal */
    SEGMENT,
    /** 变更投诉要点, internal */
    COMPLAINT_POINTS;

    /** Whether it is a mark of the company's own, which no owner is shown. */
    boolean isMark() {
        return this == SEGMENT || this == COMPLAINT_POINTS;
    }
}
