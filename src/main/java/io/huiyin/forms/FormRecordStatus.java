package io.huiyin.forms;

/** How a record stands (记录状态). */
public enum FormRecordStatus {
    /** 有效 */
    CURRENT,
    /** 已更正: another record stands in its place */
    SUPERSEDED,
    /** 已归档: final */
    ARCHIVED
}
