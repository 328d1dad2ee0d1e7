package io.huiyin.forms;

/** What stands in a field of a form (字段类型), and how it is written in JSON. */
public enum FieldType {
    /** 文本 */
    TEXT,
    /** 数值: a decimal in a string, as {@code "89.50"} */
    NUMBER,
    /** 日期: {@code "2025-06-06"} */
    DATE,
    /** 是否: {@code true} or {@code false} */
    BOOLEAN,
    /** 选项: one of the field's choices */
    CHOICE
}
