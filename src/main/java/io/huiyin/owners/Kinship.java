package io.huiyin.owners;

/** What a household member is to the owner (与业主关系). */
public enum Kinship {
    /** 配偶 */
    SPOUSE,
    /** 子女 */
    CHILD,
    /** 父母 */
    PARENT,
    /** 祖父母、外祖父母 */
    GRANDPARENT,
    /** 孙辈 */
    GRANDCHILD,
    /** 兄弟姐妹 */
    SIBLING,
    /** 其他亲属 */
    RELATIVE,
    /** 保姆、护工 */
    CARER,
    /** 其他 */
    OTHER
}
