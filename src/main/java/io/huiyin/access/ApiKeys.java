package io.huiyin.access;

import io.huiyin.access.ApiKeyEvent.Fact;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.CommunityScope;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Reach;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The keys that integrators call with. A key gives at most what its maker holds. */
@ApplicationScoped
public class ApiKeys {

    private static final String LIST = "api-keys";
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
    private static final int MOST_SECRETS = 2;

    private final Database database;
    private final KeySecrets secrets;
    private final Events events;
    private final Clock clock;

    ApiKeys(Database database, KeySecrets secrets, Events events, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A key that has just got a secret.
     *
     * @param secret what to call with; it is not kept and cannot be had again
     */
    public record NewKey(ApiKey key, String secret) {}

    /**
     * Finds who calls with a secret. One statement of its own, outside of any transaction, so that a key that was
     * revoked anywhere is refused everywhere at the next call.
     */
    public Optional<Caller> identify(String secret) {
        var hash = new Secret(secret).hash();
        return database.unscoped(connection -> {
            try (var statement = connection.prepareStatement("select * from huiyin_identify(?, ?)")) {
                statement.setBytes(1, hash);
                statement.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
                var row = statement.executeQuery();
                return row.next() ? Optional.of(caller(row)) : Optional.empty();
            }
        });
    }

    /**
     * Makes a key.
     *
     * @param communityIds never empty; {@code *} stands for all, for administrators of all alone
     * @throws io.huiyin.kernel.ProblemException 422 for an unknown scope or community, or one that the maker lacks
     */
    public NewKey create(
            Caller caller, String name, List<String> scopes, List<String> communityIds, Instant expiresAt) {
        return database.in(caller, () -> {
            var now = clock.instant();
            check(caller, scopes, communityIds, expiresAt, now);
            var secret = Secret.random();
            return new NewKey(
                    insert(name, secret, scopes, communityIds, caller.name(), expiresAt, now), secret.value());
        });
    }

    /**
     * Makes an administrator's key of a given secret where no key exists at all: the way into a new installation.
     *
     * @return whether it was made
     */
    public boolean createFirst(String name, String secret) {
        return database.asSystem("first key", () -> {
            database.handle().execute("lock table api_key in share row exclusive mode");
            if (anyExists()) return false;
            insertAdmin(name, new Secret(secret));
            return true;
        });
    }

    /** Makes an administrator's key and revokes the ones that were made under the same name before. */
    public String replaceAdminKey(String name) {
        return database.asSystem("admin key", () -> {
            database.handle()
                    .createQuery("update api_key set revoked_at = :now, version = version + 1 "
                            + "where name = :name and revoked_at is null returning *")
                    .bind("now", clock.instant())
                    .bind("name", name)
                    .map((row, context) -> read(row))
                    .forEach(key -> note(Fact.REVOKED, key));
            var secret = Secret.random();
            insertAdmin(name, secret);
            return secret.value();
        });
    }

    public boolean noneExists() {
        return database.asSystem("first key", () -> !anyExists());
    }

    public ApiKey get(Caller caller, UUID id) {
        return database.in(caller, () -> shown(find(id).orElseThrow(Problems::notFound)));
    }

    /** The keys within the caller's communities, newest first. */
    public Page<ApiKey> list(Caller caller, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var cursor = Cursor.read(LIST, encodedCursor, 1);
            var rows = database.handle()
                    .createQuery("select * from api_key where cast(:after as uuid) is null or id < :after "
                            + "order by id desc limit :limit")
                    .bind("after", cursor == null ? null : cursor.uuid(0))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            return Page.of(shown(rows), limit, key -> Cursor.after(LIST, key.id()));
        });
    }

    /**
     * Gives a key a new secret. The ones before it can be called with until the overlap ends, so that callers change over
     * one by one; an overlap of zero ends them at once.
     *
     * @param overlap zero to 30 days
     * @throws io.huiyin.kernel.ProblemException 409 if the key has ended, or would have more than two secrets
     */
    public NewKey rotate(Caller caller, UUID id, Duration overlap, Expected expected) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw Problems.unprocessable(
                    "/overlap", "overlap-out-of-range", Text.of("It takes nothing to 30 days.", "须为 0 到 30 天。"));
        }
        return database.in(caller, () -> {
            var now = clock.instant();
            var key = next(id, expected);
            if (key.hasEnded(now)) {
                throw Problems.conflict("", "key-ended", Text.of("This key has ended.", "该密钥已失效。"));
            }
            secrets.endAll(id, now.plus(overlap));
            var secret = Secret.random();
            secrets.add(id, secret, now);
            var rotated = shown(key);
            if (rotated.secrets().size() > MOST_SECRETS) throw stillRotating(rotated.secrets());
            note(Fact.ROTATED, rotated);
            return new NewKey(rotated, secret.value());
        });
    }

    private static ProblemException stillRotating(List<KeySecret> valid) {
        return Problems.conflict(
                        "",
                        "still-rotating",
                        Text.of(
                                "A key has two secrets at most: let the older one end, or rotate with an overlap of PT0S.",
                                "一个密钥最多同时有两个密文：请等旧的到期，或以 PT0S 轮换。"))
                .with("oldestExpiresAt", valid.getLast().expiresAt());
    }

    /** Ends a key at once, on every instance. Revoking it again changes nothing. */
    public ApiKey revoke(Caller caller, UUID id, Expected expected) {
        return database.in(caller, () -> {
            var key = find(id).orElseThrow(Problems::notFound);
            expected.check(key.version());
            if (key.revokedAt() != null) return key;
            note(Fact.REVOKED, key);
            return database.handle()
                    .createQuery(
                            "update api_key set revoked_at = :now, version = version + 1 where id = :id returning *")
                    .bind("now", clock.instant())
                    .bind("id", id)
                    .map((row, context) -> read(row))
                    .one();
        });
    }

    /** A key in its next version, locked: who rotates it at the same time waits, and then finds this version. */
    private ApiKey next(UUID id, Expected expected) {
        var key = database.handle()
                .createQuery("update api_key set version = version + 1 where id = :id returning *")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne()
                .orElseThrow(Problems::notFound);
        expected.check(key.version() - 1);
        return key;
    }

    private ApiKey shown(ApiKey key) {
        return shown(List.of(key)).getFirst();
    }

    private List<ApiKey> shown(List<ApiKey> keys) {
        var now = clock.instant();
        var going =
                keys.stream().filter(key -> !key.hasEnded(now)).map(ApiKey::id).toList();
        var valid = secrets.valid(going, now);
        return keys.stream()
                .map(key -> key.with(valid.getOrDefault(key.id(), List.of())))
                .toList();
    }

    private void check(Caller caller, List<String> scopes, List<String> communityIds, Instant expiresAt, Instant now) {
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < scopes.size(); i++) {
            var scope = scopes.get(i);
            if (!Permissions.ALL.contains(scope)) {
                errors.add(new FieldError(
                        "/scopes/" + i, "unknown-scope", Text.of("There is no scope of this name.", "没有这个名称的权限范围。")));
            } else if (!caller.may(scope)) {
                errors.add(new FieldError(
                        "/scopes/" + i,
                        "scope-not-held",
                        Text.of("A key cannot give what its maker does not hold.", "不能授予自己没有的权限。")));
            }
        }
        var inScope = inScope(communityIds);
        for (int i = 0; i < communityIds.size(); i++) {
            var id = communityIds.get(i);
            boolean holds = id.equals(ApiKey.ALL_COMMUNITIES)
                    ? caller.communities().all() && scopes.contains(Caller.ADMIN)
                    : uuid(id).filter(inScope::contains).isPresent();
            if (!holds) {
                errors.add(new FieldError(
                        "/communityIds/" + i,
                        "unknown-reference",
                        Text.of("This id is not known here.", "此处没有这个编号对应的数据。")));
            }
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            errors.add(
                    new FieldError("/expiresAt", "not-in-future", Text.of("It must lie in the future.", "必须是将来的时间。")));
        }
        if (!errors.isEmpty()) throw Problems.unprocessable(errors);
    }

    /** Those of {@code ids} that exist and that the caller sees. */
    private Set<UUID> inScope(List<String> ids) {
        var asked = ids.stream().map(ApiKeys::uuid).flatMap(Optional::stream).toList();
        return Set.copyOf(database.handle()
                .createQuery("select distinct id from unnest(:asked) as asked (id) "
                        + "where id = any ((select huiyin_scope())::uuid[])")
                .bindArray("asked", UUID.class, asked)
                .mapTo(UUID.class)
                .list());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void insertAdmin(String name, Secret secret) {
        insert(name, secret, List.of(Caller.ADMIN), List.of(ApiKey.ALL_COMMUNITIES), "huiyin", null, clock.instant());
    }

    private ApiKey insert(
            String name,
            Secret secret,
            List<String> scopes,
            List<String> communityIds,
            String createdBy,
            Instant expiresAt,
            Instant now) {
        boolean all = communityIds.contains(ApiKey.ALL_COMMUNITIES);
        var key = database.handle()
                .createQuery("""
                        insert into api_key (id, name, scopes, all_communities, community_ids,
                                             created_at, created_by, expires_at)
                        values (:id, :name, :scopes, :all, :communities, :now, :by, :expires)
                        returning *
                        """)
                .bind("id", Ids.next())
                .bind("name", name)
                .bindArray("scopes", String.class, scopes.stream().distinct().toList())
                .bind("all", all)
                .bindArray(
                        "communities",
                        UUID.class,
                        all
                                ? List.of()
                                : communityIds.stream()
                                        .distinct()
                                        .map(UUID::fromString)
                                        .toList())
                .bind("now", now)
                .bind("by", createdBy)
                .bind("expires", expiresAt)
                .map((row, context) -> read(row))
                .one();
        secrets.add(key.id(), secret, now);
        note(Fact.CREATED, key);
        return shown(key);
    }

    private void note(Fact fact, ApiKey key) {
        events.publish(ApiKeyEvent.of(fact, key, clock.instant()));
    }

    private boolean anyExists() {
        return database.handle()
                .createQuery("select exists (select from api_key)")
                .mapTo(Boolean.class)
                .one();
    }

    private Optional<ApiKey> find(UUID id) {
        return database.handle()
                .createQuery("select * from api_key where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static Caller caller(ResultSet row) throws SQLException {
        return new Caller(
                Caller.Kind.API_KEY,
                Columns.uuid(row, "id"),
                row.getString("name"),
                null,
                null,
                Reach.COMMUNITY,
                new CommunityScope(
                        row.getBoolean("all_communities"), Set.copyOf(Columns.<UUID>list(row, "community_ids"))),
                Set.copyOf(Columns.<String>list(row, "scopes")));
    }

    private static ApiKey read(ResultSet row) throws SQLException {
        return new ApiKey(
                Columns.uuid(row, "id"),
                row.getString("name"),
                Columns.list(row, "scopes"),
                row.getBoolean("all_communities")
                        ? List.of(ApiKey.ALL_COMMUNITIES)
                        : Columns.<UUID>list(row, "community_ids").stream()
                                .map(UUID::toString)
                                .toList(),
                Columns.instant(row, "created_at"),
                row.getString("created_by"),
                Columns.instant(row, "expires_at"),
                Columns.instant(row, "revoked_at"),
                Columns.instant(row, "last_used_at"),
                List.of(),
                row.getInt("version"));
    }
}
