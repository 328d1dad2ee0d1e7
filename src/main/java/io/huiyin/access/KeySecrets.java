package io.huiyin.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The secrets of the keys: their hashes, and when each of them ends. */
@ApplicationScoped
class KeySecrets {

    private record Owned(UUID key, KeySecret secret) {}

    private final Database database;

    KeySecrets(Database database) {
        this.database = database;
    }

    void add(UUID key, Secret secret, Instant now) {
        database.handle()
                .createUpdate("""
                        insert into api_key_secret (secret_hash, key_id, prefix, created_at)
                        values (:hash, :key, :prefix, :now)
                        """)
                .bind("hash", secret.hash())
                .bind("key", key)
                .bind("prefix", secret.prefix())
                .bind("now", now)
                .execute();
    }

    /** Lets every secret of a key end at {@code until}, or earlier where it would have ended anyway. */
    void endAll(UUID key, Instant until) {
        database.handle()
                .createUpdate("update api_key_secret set expires_at = least(expires_at, :until) where key_id = :key "
                        + "and (expires_at is null or expires_at > :until)")
                .bind("until", until)
                .bind("key", key)
                .execute();
    }

    /** The secrets of keys that can be called with at {@code now}, the newest first. */
    Map<UUID, List<KeySecret>> valid(Collection<UUID> keys, Instant now) {
        return database
                .handle()
                .createQuery("""
                        select key_id, prefix, created_at, expires_at, last_used_at from api_key_secret
                         where key_id = any (:keys) and (expires_at is null or expires_at > :now)
                         order by key_id, created_at desc, expires_at desc nulls first
                        """)
                .bindArray("keys", UUID.class, keys)
                .bind("now", now)
                .map((row, context) -> new Owned(
                        Columns.uuid(row, "key_id"),
                        new KeySecret(
                                row.getString("prefix"),
                                Columns.instant(row, "created_at"),
                                Columns.instant(row, "expires_at"),
                                Columns.instant(row, "last_used_at"))))
                .list()
                .stream()
                .collect(groupingBy(Owned::key, mapping(Owned::secret, toList())));
    }
}
