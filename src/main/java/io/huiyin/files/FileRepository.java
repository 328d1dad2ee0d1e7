package io.huiyin.files;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table {@code file}. */
@ApplicationScoped
class FileRepository {

    private final Database database;

    FileRepository(Database database) {
        this.database = database;
    }

    /**
     * A file with the key of its bytes.
     *
     * @param closed whether it is read by way of what it belongs to alone
     */
    record StoredFile(FileView view, String storageKey, boolean closed) {}

    /** @return whether it was written: not for a community that is unknown or out of scope */
    boolean insert(StoredFile file) {
        var view = file.view();
        var caller = database.caller();
        return database.handle()
                        .createUpdate("""
                        insert into file (id, community_id, name, media_type, bytes, sha256, storage_key, closed,
                                          uploaded_at, uploaded_by, staff_id, owner_id)
                        select :id, cast(:community as uuid), :name, :mediaType, :bytes, :sha256, :key, :closed,
                               :at, :caller, :staff, :owner
                         where cast(:community as uuid) is null
                            or cast(:community as uuid) = any ((select huiyin_scope())::uuid[])
                        """)
                        .bind("id", view.id())
                        .bind("community", view.communityId())
                        .bind("name", view.name())
                        .bind("mediaType", view.mediaType())
                        .bind("bytes", view.bytes())
                        .bind("sha256", HexFormat.of().parseHex(view.sha256()))
                        .bind("key", file.storageKey())
                        .bind("closed", file.closed())
                        .bind("at", view.uploadedAt())
                        .bind("caller", caller.id())
                        .bind("staff", caller.staffId())
                        .bind("owner", caller.isOwner() ? caller.owner().id() : null)
                        .execute()
                == 1;
    }

    /** @return the keys of the bytes of those that were removed */
    List<String> remove(Collection<UUID> ids) {
        return database.handle()
                .createQuery("select * from huiyin_remove_files(:ids)")
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .mapTo(String.class)
                .list();
    }

    /** How many of an owner's files wait to be attached, of those that the caller sees. */
    int waitingOf(UUID ownerId) {
        return database.handle()
                .createQuery("select count(*) from file where owner_id = :owner and community_id is null")
                .bind("owner", ownerId)
                .mapTo(Integer.class)
                .one();
    }

    /** @return the keys of the bytes of those that were removed, by their ids */
    Map<UUID, String> removeWaitingOf(UUID ownerId) {
        return database
                .handle()
                .createQuery("select * from huiyin_remove_waiting_files(:owner)")
                .bind("owner", ownerId)
                .map((row, context) -> Map.entry(Columns.uuid(row, "file_id"), row.getString("storage_key")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @param closed whether a closed file is asked for, or one that is not */
    Optional<StoredFile> find(UUID id, boolean closed) {
        return database.handle()
                .createQuery("select * from file where id = :id and closed = :closed")
                .bind("id", id)
                .bind("closed", closed)
                .map((row, context) -> read(row))
                .findOne();
    }

    List<FileView> find(UUID communityId, Collection<UUID> ids, boolean closed) {
        return database.handle()
                .createQuery(
                        "select * from file where id = any (:ids) and community_id = :community and closed = :closed")
                .bindArray("ids", UUID.class, ids)
                .bind("closed", closed)
                .bind("community", communityId)
                .map((row, context) -> read(row).view())
                .list();
    }

    /** Takes a file into a community, unless it belongs to another one, or is closed. */
    Optional<FileView> adopt(UUID communityId, UUID id) {
        return database.handle()
                .createQuery("""
                        update file set community_id = :community,
                                        version = version + case when community_id is null then 1 else 0 end
                         where id = :id and not closed and (community_id is null or community_id = :community)
                        returning *
                        """)
                .bind("community", communityId)
                .bind("id", id)
                .map((row, context) -> read(row).view())
                .findOne();
    }

    /** Removes up to {@code limit} files of no community. @return the keys of their bytes */
    List<String> deleteUnattached(Instant uploadedBefore, int limit) {
        return database.handle()
                .createQuery("""
                        delete from file where id in (
                            select id from file where community_id is null and uploaded_at < :before
                             order by uploaded_at limit :limit for update skip locked)
                        returning storage_key
                        """)
                .bind("before", uploadedBefore)
                .bind("limit", limit)
                .mapTo(String.class)
                .list();
    }

    /** Those of the keys that no file has. */
    List<String> unknown(List<String> keys) {
        return database.handle()
                .createQuery("select key from unnest(:keys) as key "
                        + "where not exists (select from file where storage_key = key)")
                .bindArray("keys", String.class, keys)
                .mapTo(String.class)
                .list();
    }

    private static StoredFile read(ResultSet row) throws SQLException {
        return new StoredFile(
                new FileView(
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "community_id"),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("bytes"),
                        HexFormat.of().formatHex(row.getBytes("sha256")),
                        Columns.instant(row, "uploaded_at"),
                        row.getInt("version")),
                row.getString("storage_key"),
                row.getBoolean("closed"));
    }
}
