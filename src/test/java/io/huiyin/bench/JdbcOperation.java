package io.huiyin.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Repeats recorded statements over one bare connection: begin, scope, everything, commit. Ids that the recorded request
 * drew are drawn anew for each repeat, the same new one wherever the old one stood.
 */
final class JdbcOperation implements Load.Operation {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Connection connection;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> drawn;

    private record Step(PreparedStatement statement, List<String> parameters) {}

    /** @param drawn the ids that the recorded request drew */
    JdbcOperation(Connection connection, List<LoggedStatement> statements, Set<String> drawn) throws SQLException {
        this.connection = connection;
        this.drawn = drawn;
        connection.setAutoCommit(false);
        for (var statement : statements) {
            if (statement.is("BEGIN") || statement.is("COMMIT")) continue;
            var sql = statement.sql().replaceAll("\\$\\d+", "?");
            steps.add(new Step(connection.prepareStatement(sql), statement.parameters()));
        }
    }

    /** The ids that were drawn since a moment: as UUIDv7 they carry the time of their making. */
    static Set<String> idsDrawn(List<LoggedStatement> statements, long sinceMillis) {
        var ids = new HashSet<String>();
        for (var statement : statements) {
            for (var parameter : statement.parameters()) {
                var matcher = ID.matcher(parameter == null ? "" : parameter);
                while (matcher.find()) {
                    var id = UUID.fromString(matcher.group());
                    if (id.version() == 7 && id.getMostSignificantBits() >>> 16 >= sinceMillis)
                        ids.add(matcher.group());
                }
            }
        }
        return ids;
    }

    @Override
    public void run() throws SQLException {
        var fresh = new HashMap<String, String>();
        for (var step : steps) {
            for (int i = 0; i < step.parameters.size(); i++) {
                var value = renewed(step.parameters.get(i), fresh);
                if (value == null) step.statement.setNull(i + 1, Types.OTHER);
                else step.statement.setObject(i + 1, value, Types.OTHER);
            }
            if (step.statement.execute()) drain(step.statement);
        }
        connection.commit();
    }

    private String renewed(String parameter, Map<String, String> fresh) {
        if (parameter == null || drawn.isEmpty()) return parameter;
        return ID.matcher(parameter)
                .replaceAll(match -> drawn.contains(match.group())
                        ? fresh.computeIfAbsent(
                                match.group(), old -> UUID.randomUUID().toString())
                        : match.group());
    }

    private static void drain(PreparedStatement statement) throws SQLException {
        try (var rows = statement.getResultSet()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) rows.getString(i);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
