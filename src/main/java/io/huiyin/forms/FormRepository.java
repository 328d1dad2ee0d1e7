package io.huiyin.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code form} and {@code form_version}, in the scope of the running transaction. */
@ApplicationScoped
class FormRepository {

    /** Forms with the version of today, as their community's days go. */
    private static final String SELECT = """
            select f.*, v.number as in_force, v.fields,
                   (select max(number) from form_version where form_id = f.id) as latest
              from %s
              left join lateral (
                   select number, fields from form_version
                    where form_id = f.id
                      and effective_from <= cast(cast(:now as timestamptz) at time zone
                                                 (select time_zone from community where id = f.community_id) as date)
                    order by number desc
                    limit 1) v on true
            """;

    private final Database database;
    private final ObjectMapper json;

    FormRepository(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Optional<Form> find(UUID id, Instant now) {
        return database.handle()
                .createQuery(SELECT.formatted("form f") + " where f.id = :id")
                .bind("id", id)
                .bind("now", now)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The same, kept from everyone else's changes until the transaction ends. */
    Optional<Form> lock(UUID id, Instant now) {
        // What others committed while we waited is seen by the next statement alone.
        database.handle()
                .createQuery("select id from form where id = :id for update")
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne();
        return find(id, now);
    }

    /** Newest first. */
    List<Form> page(UUID communityId, String code, Boolean retired, UUID before, int rows, Instant now) {
        var where = new Where().and("f.code = :code", "code", code).and("f.id < :before", "before", before);
        if (retired != null) where.and(retired ? "f.retired_at is not null" : "f.retired_at is null");
        var from = CommunityWalk.from("form", "f", communityId, where, "f.community_id desc, f.id desc");
        return where.bindTo(database.handle().createQuery(SELECT.formatted(from) + " order by f.id desc limit :limit"))
                .bind("now", now)
                .bind("limit", rows)
                .map((row, context) -> read(row))
                .list();
    }

    /** @return false if the community has a form of this code */
    boolean insert(UUID id, UUID communityId, String code, String name, Instant now) {
        return database.handle()
                        .createUpdate("""
                                insert into form (id, community_id, code, name, created_at)
                                values (:id, :community, :code, :name, :now)
                                on conflict on constraint form_code_uq do nothing
                                """)
                        .bind("id", id)
                        .bind("community", communityId)
                        .bind("code", code)
                        .bind("name", name)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    void publish(UUID communityId, FormVersion version) {
        database.handle()
                .createUpdate("""
                        insert into form_version (form_id, number, community_id, fields, effective_from, published_at, published_by)
                        values (:form, :number, :community, cast(:fields as jsonb), :from, :at, :by)
                        """)
                .bind("form", version.formId())
                .bind("number", version.number())
                .bind("community", communityId)
                .bind("fields", write(version.fields()))
                .bind("from", version.effectiveFrom())
                .bind("at", version.publishedAt())
                .bind("by", version.publishedBy())
                .execute();
    }

    void touch(UUID id, Instant retiredAt) {
        database.handle()
                .createUpdate("update form set retired_at = :retired, version = version + 1 where id = :id")
                .bind("id", id)
                .bind("retired", retiredAt)
                .execute();
    }

    Optional<FormVersion> version(UUID formId, int number) {
        return versions("number = :key", formId, number, 1).stream().findFirst();
    }

    /** The version that was filled in on a day: the last that was in effect. */
    Optional<FormVersion> versionOn(UUID formId, LocalDate day) {
        return versions("effective_from <= :key", formId, day, 1).stream().findFirst();
    }

    /** The newest first. @param below a number; those before it */
    List<FormVersion> versionsBelow(UUID formId, int below, int rows) {
        return versions("number < :key", formId, below, rows);
    }

    private List<FormVersion> versions(String condition, UUID formId, Object key, int rows) {
        return database.handle()
                .createQuery("select * from form_version where form_id = :form and " + condition
                        + " order by number desc limit :limit")
                .bind("form", formId)
                .bind("key", key)
                .bind("limit", rows)
                .map((row, context) -> new FormVersion(
                        Columns.uuid(row, "form_id"),
                        row.getInt("number"),
                        fields(row.getString("fields")),
                        Columns.date(row, "effective_from"),
                        Columns.instant(row, "published_at"),
                        Columns.uuid(row, "published_by")))
                .list();
    }

    private Form read(ResultSet row) throws SQLException {
        return new Form(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("code"),
                row.getString("name"),
                row.getInt("latest"),
                Columns.integer(row, "in_force"),
                fields(row.getString("fields")),
                Columns.instant(row, "retired_at"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }

    private String write(List<FormField> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("fields are JSON", e);
        }
    }

    private List<FormField> fields(String text) {
        try {
            return text == null ? List.of() : json.readValue(text, new TypeReference<List<FormField>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a version holds its fields", e);
        }
    }
}
