package io.huiyin.tickets;

/** How grave a complaint or a developer's defect is (严重程度). */
public enum Severity {
    /** 一般 */
    NORMAL,
    /** 重大: the supervisor and the manager of the customer service know of it at once, and then the company. */
    MAJOR,
    /** 特别重大: the office director reports it to the company. */
    SERIOUS
}
