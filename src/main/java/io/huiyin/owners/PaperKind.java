package io.huiyin.owners;

/** What a paper of a household's archive is (档案资料类型). */
public enum PaperKind {
    /** 照片 */
    PHOTO,
    /** 身份证复印件 */
    IDENTITY_COPY,
    /** 房产证复印件 */
    DEED_COPY,
    /** 签署的协议、公约 */
    AGREEMENT,
    /** 入住登记表、家庭成员登记表 */
    REGISTRATION,
    /** 其他 */
    OTHER
}
