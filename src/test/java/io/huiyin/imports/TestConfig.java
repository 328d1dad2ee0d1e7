package io.huiyin.imports;

/** Settings of imports without a configuration: the documented defaults, narrowed where a test wants it. */
record TestConfig(ImportsConfig.Limits limits, int problemsKept, int batchRows) implements ImportsConfig {

    static final TestConfig DEFAULT = new TestConfig(new Bounds(20 << 20, 64 << 20, 50_000, 200), 1_000, 1_000);

    static TestConfig with(ImportsConfig.Limits limits) {
        return new TestConfig(limits, 1_000, 1_000);
    }

    /** What a file may hold. */
    record Bounds(long fileBytes, long inflatedBytes, int rows, int columns) implements ImportsConfig.Limits {}
}
