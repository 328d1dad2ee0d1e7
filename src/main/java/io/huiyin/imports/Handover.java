package io.huiyin.imports;

/** Whether a house is handed over (交房). */
enum Handover {
    NOT_HANDED_OVER,
    HANDED_OVER
}
