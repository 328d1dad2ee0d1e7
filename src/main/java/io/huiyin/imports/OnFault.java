package io.huiyin.imports;

/** What an import does where rows have faults (遇错处理). */
public enum OnFault {
    /** It imports nothing. */
    STOP,
    /** It leaves the faulty rows out. */
    SKIP
}
