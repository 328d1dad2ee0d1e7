package io.huiyin.owners;

/** What someone is to a house (业主类型). One person may be several things to several houses. */
public enum RelationKind {
    /** 业主 */
    OWNER,
    /** 租户 */
    TENANT,
    /** 住户 */
    OCCUPANT,
    /** 商户 */
    MERCHANT,
    /** 使用人 */
    USER,
    /** 准客户 */
    PROSPECT
}
