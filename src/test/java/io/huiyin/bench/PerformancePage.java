package io.huiyin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code docs/performance.md}: each benchmark writes its own part and leaves the other's. */
final class PerformancePage {

    private static final Path PAGE = Path.of("docs", "performance.md");
    private static final String SECOND = "\n## Bill runs\n";

    private PerformancePage() {}

    static void writeOperations(String part) throws IOException {
        var page = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        int second = page.indexOf(SECOND);
        Files.writeString(PAGE, part + (second < 0 ? "" : page.substring(second)));
    }

    static void writeBills(String part) throws IOException {
        var page = Files.exists(PAGE) ? Files.readString(PAGE) : "# Performance\n";
        int second = page.indexOf(SECOND);
        Files.writeString(PAGE, (second < 0 ? page : page.substring(0, second)) + SECOND + part);
    }
}
