package io.huiyin.imports;

/** How an import ended (导入结果). */
public enum ImportOutcome {
    /** A dry run: everything was checked and compared, nothing was written. */
    CHECKED,
    /** The valid rows are in. */
    IMPORTED,
    /** Rows had faults and nothing was written. */
    REFUSED
}
