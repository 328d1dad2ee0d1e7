package io.huiyin.owners;

/** What a special date is about (特殊日期). */
public enum SpecialDateKind {
    /** 生日 */
    BIRTHDAY,
    /** 结婚纪念日 */
    WEDDING,
    /** 添丁 */
    BIRTH,
    /** 病愈 */
    RECOVERY,
    /** 乔迁 */
    HOUSE_WARMING,
    /** 其他 */
    OTHER
}
