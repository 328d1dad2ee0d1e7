package io.huiyin.imports;

import io.huiyin.testing.GeneratedDoc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/import.md}: its tables are made from the code. */
class ImportDocTest {

    private static final String PAGE = "docs/import.md";

    @Test
    void the_tables_are_those_of_the_code() throws IOException {
        var page = Files.readString(Path.of(PAGE));

        GeneratedDoc.check(PAGE, with("files", files(), with("faults", faults(), with("columns", columns(), page))));
    }

    private static String columns() {
        var table = new StringBuilder("| field | headers |\n| --- | --- |\n");
        for (var field : Field.values()) {
            table.append("| `%s`%s | %s |%n"
                    .formatted(field.label(), field.many() ? " (several)" : "", String.join(", ", field.aliases())));
        }
        return table.toString();
    }

    private static String faults() {
        var table = new StringBuilder("| code | 中文 | English |\n| --- | --- | --- |\n");
        for (var code : FaultCode.values()) {
            var text = code.text("…");
            table.append("| `%s` | %s | %s |%n".formatted(code.code(), text.zh(), text.en()));
        }
        return table.toString();
    }

    private static String files() {
        var table = new StringBuilder("| status | code | 中文 | English |\n| --- | --- | --- | --- |\n");
        for (var fault : FileFault.values()) {
            table.append("| %d | `%s` | %s | %s |%n"
                    .formatted(fault.type().status(), fault.code(), blanks(fault.zh()), blanks(fault.en())));
        }
        return table.toString();
    }

    private static String blanks(String pattern) {
        return pattern.replaceAll("%[,]?[sd]", "…");
    }

    private static String with(String name, String table, String page) {
        var marked = Pattern.compile("(<!-- " + name + ": .*? -->\n).*?(<!-- end -->)", Pattern.DOTALL);
        return marked.matcher(page).replaceFirst("$1" + Matcher.quoteReplacement("\n" + table + "\n") + "$2");
    }
}
