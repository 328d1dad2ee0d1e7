package io.huiyin.owners;

/** Whether an owner is a person or a company. */
public enum OwnerKind {
    /** 个人 */
    PERSON,
    /** 单位 */
    COMPANY
}
