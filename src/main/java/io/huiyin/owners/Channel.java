package io.huiyin.owners;

/** How an owner likes to be reached (联系渠道). */
public enum Channel {
    /** 电子邮件 */
    E_MAIL,
    /** 短信 */
    SMS,
    /** 传真 */
    FAX,
    /** 电话 */
    PHONE,
    /** 微信 */
    WECHAT,
    /** 当面 */
    IN_PERSON,
    /** 信函 */
    LETTER
}
