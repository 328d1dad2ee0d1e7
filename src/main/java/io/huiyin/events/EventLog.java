package io.huiyin.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.SubjectRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table {@code event}: written by appending, read in the order (tx, seq). */
@ApplicationScoped
class EventLog {

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final Database database;
    private final ObjectMapper json;

    EventLog(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** An event that is not written yet. */
    record Entry(UUID id, DomainEvent event, Caller actor, Instant recordedAt, String requestId) {}

    void append(List<Entry> entries) {
        var batch = database.handle().prepareBatch("""
                insert into event (id, community_id, type, subject_type, subject_id, occurred_at, recorded_at,
                                   actor_kind, actor_id, actor_name, staff_id, request_id, data)
                values (:id, :community, :type, :subjectType, :subject, :occurredAt, :recordedAt,
                        :actorKind, :actorId, :actorName, :staff, :request, cast(:data as jsonb))
                """);
        for (var entry : entries) {
            var event = entry.event();
            batch.bind("id", entry.id())
                    .bind("community", event.communityId())
                    .bind("type", event.type())
                    .bind("subjectType", event.subject().type())
                    .bind("subject", event.subject().id())
                    .bind("occurredAt", event.at())
                    .bind("recordedAt", entry.recordedAt())
                    .bind("actorKind", entry.actor().kind().name())
                    .bind("actorId", entry.actor().id())
                    .bind("actorName", entry.actor().name())
                    .bind("staff", entry.actor().staffId())
                    .bind("request", entry.requestId())
                    .bind("data", write(event.data()))
                    .add();
        }
        batch.execute();
    }

    /**
     * Up to {@code limit} events after a place, of transactions that nothing still running can precede.
     *
     * @param communityId null for every community of the scope
     */
    List<StoredEvent> after(Position position, UUID communityId, int limit) {
        var where = new Where()
                .and("(tx, seq) > (cast(cast(:tx as text) as xid8), :seq)")
                .and("tx < huiyin_event_horizon()")
                .with("tx", position.tx())
                .with("seq", position.seq());
        // Who sees every community reads the log as it stands; anyone else walks past the events of none but its own.
        boolean whole = communityId == null && database.caller().communities().all();
        var from = whole
                ? "event e where " + where.sql()
                : CommunityWalk.from("event", "e", communityId, where, "e.community_id, e.tx, e.seq");
        return where.bindTo(database.handle()
                        .createQuery("select tx::text::bigint as tx_number, e.* from " + from
                                + " order by e.tx, e.seq limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("tx_number"),
                row.getLong("seq"),
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("type"),
                new SubjectRef(row.getString("subject_type"), Columns.uuid(row, "subject_id")),
                Columns.instant(row, "occurred_at"),
                Columns.instant(row, "recorded_at"),
                row.getString("actor_kind"),
                Columns.uuid(row, "actor_id"),
                row.getString("actor_name"),
                Columns.uuid(row, "staff_id"),
                row.getString("request_id"),
                members(row.getString("data")));
    }

    private String write(Map<String, Object> data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event's data must be JSON", e);
        }
    }

    private Map<String, Object> members(String data) {
        try {
            return json.readValue(data, MEMBERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log holds JSON", e);
        }
    }
}
