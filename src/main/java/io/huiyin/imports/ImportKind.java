package io.huiyin.imports;

/** What the rows of a file are about (导入类型). */
public enum ImportKind {
    /** Houses with their owners, one owner of a house a row. */
    HOUSES_AND_OWNERS
}
