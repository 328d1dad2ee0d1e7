package io.huiyin.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads from the server's own log which statements an operation sent, with their parameters. */
final class StatementLog {

    private static final Pattern ENTRY =
            Pattern.compile("^\\d{4}-\\d\\d-\\d\\d [^\\[]*\\[(\\d+)\\] (\\w+):  (.*)$", Pattern.DOTALL);
    private static final Pattern EXECUTE = Pattern.compile("^execute [^:]*: (.*)$", Pattern.DOTALL);
    private static final Pattern PARAMETER =
            Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']|'')*)')(?:, |$)", Pattern.DOTALL);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connection superuser;
    private final Path log;

    StatementLog(Connection superuser, Path log) {
        this.superuser = superuser;
        this.log = log;
    }

    /** What is done while the log is read. */
    interface Act {
        void run() throws Exception;
    }

    /**
     * Statements of the one transaction that {@code act} makes, and what went before it on the same connection.
     *
     * @param ends the text of the statement that ends the operation
     */
    List<LoggedStatement> during(Act act, Predicate<List<LoggedStatement>> complete) throws Exception {
        set("log_statement = 'all'");
        try {
            long from = Files.size(log);
            act.run();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                var statements = read(from);
                if (complete.test(statements)) return statements;
                if (System.nanoTime() > deadline)
                    throw new IOException("the server's log lacks the operation: " + statements);
                LockSupport.parkNanos(20_000_000);
            }
        } finally {
            set("log_statement = 'none'");
        }
    }

    private void set(String setting) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("alter system set " + setting);
            statement.execute("select pg_reload_conf()");
        }
        // The setting reaches a running session at its next command, a moment after the reload.
        LockSupport.parkNanos(300_000_000);
    }

    private List<LoggedStatement> read(long from) throws IOException {
        var statements = new ArrayList<LoggedStatement>();
        for (var entry : entries(from)) {
            var parts = ENTRY.matcher(entry);
            if (!parts.matches()) continue;
            var process = parts.group(1);
            var text = parts.group(3);
            if (parts.group(2).equals("LOG")) {
                var execute = EXECUTE.matcher(text);
                if (execute.matches()) statements.add(new LoggedStatement(process, execute.group(1), List.of()));
            } else if (parts.group(2).equals("DETAIL") && !statements.isEmpty()) {
                var at = text.indexOf("arameters: ");
                if (at < 0) continue;
                var last = statements.removeLast();
                statements.add(new LoggedStatement(last.process(), last.sql(), parameters(text.substring(at + 11))));
            }
        }
        return statements;
    }

    private static List<String> parameters(String text) {
        var values = new ArrayList<String>();
        var parameter = PARAMETER.matcher(text);
        while (parameter.find()) {
            values.add(
                    parameter.group(2).equals("NULL")
                            ? null
                            : parameter.group(3).replace("''", "'"));
        }
        return values;
    }

    /** Log entries; the lines of a long statement are indented by a tab. */
    private List<String> entries(long from) throws IOException {
        byte[] bytes;
        try (var channel = FileChannel.open(log)) {
            var buffer = java.nio.ByteBuffer.allocate((int) (channel.size() - from));
            channel.read(buffer, from);
            bytes = buffer.array();
        }
        var entries = new ArrayList<String>();
        for (var line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            if (line.startsWith("\t") && !entries.isEmpty()) {
                entries.add(entries.removeLast() + "\n" + line.substring(1));
            } else {
                entries.add(line);
            }
        }
        return entries;
    }
}
