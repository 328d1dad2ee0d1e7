package io.huiyin.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code form_record} and {@code form_record_end}, in the scope of the running transaction. Seals and opens. */
@ApplicationScoped
class FormRecordRepository {

    static final String VALUES = "values";
    static final String REASON = "reason";

    private static final String SELECT = """
            select r.*, e.record_id is not null as ended, e.superseded_by, e.ended_at
              from %s
              left join form_record_end e on e.record_id = r.id
            """;

    private final Database database;
    private final Protection protection;
    private final ObjectMapper json;

    FormRecordRepository(Database database, Protection protection, ObjectMapper json) {
        this.database = database;
        this.protection = protection;
        this.json = json;
    }

    Optional<FormRecord> find(UUID id) {
        return database.handle()
                .createQuery(SELECT.formatted("form_record r") + " where r.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Newest first. */
    List<FormRecord> page(FormRecordFilter filter, UUID before, int rows) {
        var where = filter.where().and("r.id < :before", "before", before);
        var from =
                CommunityWalk.from("form_record", "r", filter.communityId(), where, "r.community_id desc, r.id desc");
        return where.bindTo(database.handle().createQuery(SELECT.formatted(from) + " order by r.id desc limit :limit"))
                .bind("limit", rows)
                .map((row, context) -> read(row))
                .list();
    }

    /** In the order of their ids. */
    List<FormRecord> ofOwner(UUID ownerId, UUID after, int rows) {
        return database.handle()
                .createQuery(SELECT.formatted("form_record r") + """
                         where r.owner_id = :owner and (cast(:after as uuid) is null or r.id > :after)
                         order by r.id
                         limit :limit
                        """)
                .bind("owner", ownerId)
                .bind("after", after)
                .bind("limit", rows)
                .map((row, context) -> read(row))
                .list();
    }

    void insert(FormRecord made) {
        var community = made.communityId();
        database.handle()
                .createUpdate("""
                        insert into form_record (id, community_id, form_id, form_version, owner_id, house_id, filled_on,
                                                 values_sealed, supersedes, reason_sealed, filled_by, filled_at)
                        values (:id, :community, :form, :version, :owner, :house, :on, :values, :supersedes, :reason, :by, :at)
                        """)
                .bind("id", made.id())
                .bind("community", community)
                .bind("form", made.formId())
                .bind("version", made.formVersion())
                .bind("owner", made.ownerId())
                .bind("house", made.houseId())
                .bind("on", made.on())
                .bind("values", protection.seal(community, made.id(), VALUES, write(made.values())))
                .bind("supersedes", made.supersedes())
                .bind("reason", protection.seal(community, made.id(), REASON, made.reason()))
                .bind("by", made.filledBy())
                .bind("at", made.filledAt())
                .execute();
    }

    /**
     * A record ends once, whoever is first.
     *
     * @param supersededBy null where it is archived
     * @return false if it had ended already
     */
    boolean end(FormRecord ended, UUID supersededBy, UUID by, Instant at) {
        return database.handle()
                        .createUpdate("""
                                insert into form_record_end (record_id, community_id, superseded_by, ended_by, ended_at)
                                values (:record, :community, :supersededBy, :by, :at)
                                on conflict on constraint form_record_end_pk do nothing
                                """)
                        .bind("record", ended.id())
                        .bind("community", ended.communityId())
                        .bind("supersededBy", supersededBy)
                        .bind("by", by)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    /** Erases the words of an owner's records. @return their ids */
    List<UUID> erase(UUID ownerId) {
        return database.handle()
                .createQuery("select huiyin_erase_form_records(:owner)")
                .bind("owner", ownerId)
                .mapTo(UUID.class)
                .list();
    }

    private FormRecord read(ResultSet row) throws SQLException {
        var id = Columns.uuid(row, "id");
        var community = Columns.uuid(row, "community_id");
        var supersededBy = Columns.uuid(row, "superseded_by");
        boolean ended = row.getBoolean("ended");
        boolean archived = ended && supersededBy == null;
        return new FormRecord(
                id,
                community,
                Columns.uuid(row, "form_id"),
                row.getInt("form_version"),
                Columns.uuid(row, "owner_id"),
                Columns.uuid(row, "house_id"),
                Columns.date(row, "filled_on"),
                archived
                        ? FormRecordStatus.ARCHIVED
                        : supersededBy == null ? FormRecordStatus.CURRENT : FormRecordStatus.SUPERSEDED,
                parse(protection.open(community, id, VALUES, row.getBytes("values_sealed"))),
                Columns.uuid(row, "filled_by"),
                Columns.instant(row, "filled_at"),
                Columns.uuid(row, "supersedes"),
                protection.open(community, id, REASON, row.getBytes("reason_sealed")),
                supersededBy,
                archived ? Columns.instant(row, "ended_at") : null,
                ended ? 2 : 1);
    }

    private String write(Map<String, Object> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("values are JSON", e);
        }
    }

    private Map<String, Object> parse(String text) {
        try {
            return text == null ? null : json.readValue(text, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record holds its values", e);
        }
    }
}
