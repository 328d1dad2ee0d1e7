package io.huiyin.app;

import java.util.ArrayList;
import java.util.List;

/**
 * What the program says on the console when it is ready. A CDI event: who observes it adds lines of its own.
 *
 * <p>It goes to the console only, not to the log, so that a key can stand in it.
 */
public final class StartNotice {

    private record Line(String label, String value) {}

    private final List<Line> lines = new ArrayList<>();

    public StartNotice line(String label, String value) {
        lines.add(new Line(label, value));
        return this;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("\nHuiyin is ready.\n");
        for (var line : lines) {
            text.append("  %-14s %s%n".formatted(line.label(), line.value()));
        }
        return text.toString();
    }
}
