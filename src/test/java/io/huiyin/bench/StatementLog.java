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
     * What one request sent: its key's look-up, and its transaction from begin to commit. What jobs send meanwhile on
     * other connections is left out.
     */
    List<LoggedStatement> during(Act request) throws Exception {
        set("log_statement = 'all'");
        try {
            long from = Files.size(log);
            request.run();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                var logged = read(from);
                var sent = ofRequest(logged);
                if (!sent.isEmpty()) return sent;
                if (System.nanoTime() > deadline)
                    throw new IOException("the server's log lacks the request: " + logged);
                LockSupport.parkNanos(20_000_000);
            }
        } finally {
            set("log_statement = 'none'");
        }
    }

    /** Empty while it has not come whole. */
    private static List<LoggedStatement> ofRequest(List<LoggedStatement> logged) {
        var identity = logged.stream().filter(LoggedStatement::looksUpKey).findFirst();
        // A job acts under no key.
        var scope = logged.stream()
                .filter(statement -> statement.entersScope()
                        && !statement.parameters().get(1).isEmpty())
                .findFirst();
        if (identity.isEmpty() || scope.isEmpty()) return List.of();
        var sent = new ArrayList<>(List.of(identity.get()));
        boolean runs = false;
        for (var statement : logged) {
            if (!statement.process().equals(scope.get().process())) continue;
            runs |= statement == scope.get();
            if (runs) sent.add(statement);
            if (runs && statement.is("COMMIT")) return sent;
        }
        return List.of();
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
            } else if (parts.group(2).equals("DETAIL")) {
                var at = text.indexOf("arameters: ");
                if (at >= 0) complete(statements, process, parameters(text.substring(at + 11)));
            }
        }
        return statements;
    }

    /** Gives its parameters to the last statement of a process: lines of others may stand between the two. */
    private static void complete(List<LoggedStatement> statements, String process, List<String> parameters) {
        for (int i = statements.size() - 1; i >= 0; i--) {
            var statement = statements.get(i);
            if (!statement.process().equals(process)) continue;
            statements.set(i, new LoggedStatement(process, statement.sql(), parameters));
            return;
        }
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
