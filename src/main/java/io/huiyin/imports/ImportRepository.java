package io.huiyin.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code import}: reports are added and never changed. */
@ApplicationScoped
class ImportRepository {

    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};

    private final Database database;
    private final ObjectMapper json;

    ImportRepository(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Whether no other import of the community runs; then none begins until the running transaction ends. */
    boolean claim(UUID communityId) {
        return database.handle()
                .createQuery("select pg_try_advisory_xact_lock(hashtextextended('import ' || :community, 0))")
                .bind("community", communityId.toString())
                .mapTo(Boolean.class)
                .one();
    }

    void insert(ImportReport report) {
        var effect = report.effect();
        database.handle()
                .createUpdate("""
                        insert into import (id, community_id, kind, outcome, dry_run, on_fault, file_name, file_bytes,
                                            sheet, other_sheets, encoding, header_row, unknown_headers,
                                            row_count, accepted, rejected, created, updated, unchanged,
                                            made_phases, made_areas, made_buildings, ended_ownerships,
                                            problem_count, problems, created_at)
                        values (:id, :community, :kind, :outcome, :dryRun, :onFault, :fileName, :fileBytes,
                                :sheet, :otherSheets, :encoding, :headerRow, :unknownHeaders,
                                :rows, :accepted, :rejected, :created, :updated, :unchanged,
                                :phases, :areas, :buildings, :ended,
                                :problemCount, cast(:problems as jsonb), :createdAt)
                        """)
                .bind("id", report.id())
                .bind("community", report.communityId())
                .bind("kind", report.kind().name())
                .bind("outcome", report.outcome().name())
                .bind("dryRun", report.dryRun())
                .bind("onFault", report.onFault().name())
                .bind("fileName", report.fileName())
                .bind("fileBytes", report.fileBytes())
                .bind("sheet", report.sheet())
                .bindArray("otherSheets", String.class, report.otherSheets())
                .bind("encoding", report.encoding())
                .bind("headerRow", report.headerRow())
                .bindArray("unknownHeaders", String.class, report.unknownHeaders())
                .bind("rows", report.rows())
                .bind("accepted", report.accepted())
                .bind("rejected", report.rejected())
                .bind("created", effect.created())
                .bind("updated", effect.updated())
                .bind("unchanged", effect.unchanged())
                .bind("phases", effect.madePhases())
                .bind("areas", effect.madeAreas())
                .bind("buildings", effect.madeBuildings())
                .bind("ended", effect.endedOwnerships())
                .bind("problemCount", report.problemCount())
                .bind("problems", write(report.problems()))
                .bind("createdAt", report.createdAt())
                .execute();
    }

    Optional<ImportReport> find(UUID id) {
        return database.handle()
                .createQuery("select * from import where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row, read(row.getString("problems"))))
                .findOne();
    }

    /** Up to {@code limit} reports without their problems, newest first. */
    List<ImportReport> list(UUID communityId, UUID before, int limit) {
        return database.handle()
                .createQuery("""
                        select id, community_id, kind, outcome, dry_run, on_fault, file_name, file_bytes, sheet,
                               other_sheets, encoding, header_row, unknown_headers, row_count, accepted, rejected,
                               created, updated, unchanged, made_phases, made_areas, made_buildings,
                               ended_ownerships, problem_count, created_at
                          from import
                         where (cast(:community as uuid) is null or community_id = :community)
                           and (cast(:before as uuid) is null or id < :before)
                         order by id desc
                         limit :limit
                        """)
                .bind("community", communityId)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> read(row, null))
                .list();
    }

    private static ImportReport read(ResultSet row, List<Fault> problems) throws SQLException {
        return new ImportReport(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.name(row, "kind", ImportKind.class),
                Columns.name(row, "outcome", ImportOutcome.class),
                row.getBoolean("dry_run"),
                Columns.name(row, "on_fault", OnFault.class),
                row.getString("file_name"),
                row.getLong("file_bytes"),
                row.getString("sheet"),
                Columns.list(row, "other_sheets"),
                row.getString("encoding"),
                row.getInt("header_row"),
                Columns.list(row, "unknown_headers"),
                row.getInt("row_count"),
                row.getInt("accepted"),
                row.getInt("rejected"),
                new ImportEffect(
                        row.getInt("created"),
                        row.getInt("updated"),
                        row.getInt("unchanged"),
                        row.getInt("made_phases"),
                        row.getInt("made_areas"),
                        row.getInt("made_buildings"),
                        row.getInt("ended_ownerships")),
                row.getInt("problem_count"),
                problems,
                Columns.instant(row, "created_at"));
    }

    private String write(List<Fault> problems) {
        try {
            return json.writeValueAsString(problems);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("faults are plain records", e);
        }
    }

    private List<Fault> read(String problems) {
        try {
            return json.readValue(problems, FAULTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the column holds what was written", e);
        }
    }
}
