package io.huiyin.owners;

import io.huiyin.access.Credential;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.CommunityScope;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.OwnerScope;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The sessions of owners. Whoever has made sure who an owner is begins one, and the owner's client calls with its access
 * token, which is short-lived, and renews it with a refresh token that is good for one use.
 *
 * <p>The tokens are random and looked up with every call (docs/adr/0009), so that a session that is ended is refused
 * everywhere at once, and a sale takes the house out of sight with the day.
 */
@ApplicationScoped
public class OwnerSessions implements Credential {

    /** What owners may do, where an operation is open to them. */
    static final Set<String> RIGHTS = Set.of(
            "communities:read",
            "houses:read",
            "warranties:read",
            "tickets:read",
            "tickets:write",
            "answer-topics:read",
            "files:read",
            "files:write",
            "callbacks:read",
            "callbacks:write",
            "own-notices:read",
            "own-notices:write",
            "fees:read",
            "payments:read",
            Right.END);

    /** Permissions that nobody but owners holds. */
    public static final class Right {
        public static final String REFRESH = "own-session:refresh";
        public static final String END = "own-session:end";

        private Right() {}
    }

    private static final String ACCESS = "ho_";
    private static final String REFRESH = "hr_";
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final OwnerRepository owners;
    private final OwnerSessionsConfig config;
    private final Events events;
    private final Clock clock;

    OwnerSessions(Database database, OwnerRepository owners, OwnerSessionsConfig config, Events events, Clock clock) {
        this.database = database;
        this.owners = owners;
        this.config = config;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public boolean isOfForm(String secret) {
        return secret.startsWith(ACCESS) || secret.startsWith(REFRESH);
    }

    /** With an access token the owner, with a refresh token someone who may renew the session and nothing else. */
    @Override
    public Optional<Caller> identify(String secret) {
        return database.unscoped(connection -> {
            try (var statement =
                    connection.prepareStatement("select * from huiyin_identify_owner(?, ?, cast(? as interval))")) {
                statement.setBytes(1, hash(secret));
                statement.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
                statement.setString(3, config.forgiving().toString());
                var row = statement.executeQuery();
                if (!row.next() || row.getBoolean("refreshes") != secret.startsWith(REFRESH)) return Optional.empty();
                return Optional.of(caller(row));
            }
        });
    }

    /** @throws io.huiyin.kernel.ProblemException 422 for an unknown owner */
    public OwnerSession.Tokens begin(Caller caller, UUID ownerId) {
        return database.in(caller, () -> {
            var owner = owners.reporterToAddTo(ownerId).orElseThrow(() -> Problems.unknownReference("/ownerId"));
            var now = clock.instant();
            var access = random(ACCESS);
            var refresh = random(REFRESH);
            var session = database.handle()
                    .createQuery("""
                            insert into owner_session (id, community_id, owner_id, access_hash, access_expires_at,
                                                       refresh_hash, refresh_expires_at, created_at)
                            values (:id, :community, :owner, :access, :accessUntil, :refresh, :refreshUntil, :now)
                            returning *
                            """)
                    .bind("id", Ids.next())
                    .bind("community", owner.communityId())
                    .bind("owner", ownerId)
                    .bind("access", hash(access))
                    .bind("accessUntil", now.plus(config.accessFor()))
                    .bind("refresh", hash(refresh))
                    .bind("refreshUntil", now.plus(config.refreshFor()))
                    .bind("now", now)
                    .map((row, context) -> read(row))
                    .one();
            events.publish(new OwnerSessionEvent.Begun(session.communityId(), ownerId, session.id(), now));
            return new OwnerSession.Tokens(session, access, now.plus(config.accessFor()), refresh);
        });
    }

    /** Gives the session of a refresh token new tokens; those before are good no longer. */
    public OwnerSession.Tokens refresh(Caller caller) {
        return database.in(caller, () -> {
            database.liftLimits();
            var now = clock.instant();
            var access = random(ACCESS);
            var refresh = random(REFRESH);
            var session = database.handle()
                    .createQuery("""
                            update owner_session
                               set access_hash = :access, access_expires_at = :accessUntil,
                                   earlier_refresh_hash = refresh_hash, refreshed_at = :now,
                                   refresh_hash = :refresh, refresh_expires_at = :refreshUntil
                             where id = :id and revoked_at is null
                            returning *
                            """)
                    .bind("id", caller.id())
                    .bind("access", hash(access))
                    .bind("accessUntil", now.plus(config.accessFor()))
                    .bind("refresh", hash(refresh))
                    .bind("refreshUntil", now.plus(config.refreshFor()))
                    .bind("now", now)
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(Problems::notFound);
            events.publish(new OwnerSessionEvent.Renewed(session.communityId(), session.ownerId(), session.id(), now));
            return new OwnerSession.Tokens(session, access, now.plus(config.accessFor()), refresh);
        });
    }

    /** The owner signs out. */
    public OwnerSession end(Caller caller) {
        return database.in(caller, () -> {
            database.liftLimits();
            return revoke(caller, caller.id());
        });
    }

    /** Ends a session at once, on every instance. Ending it again changes nothing. */
    public OwnerSession revoke(Caller caller, UUID id) {
        return database.in(caller, () -> {
            endNow(id);
            return database.handle()
                    .createQuery("select * from owner_session where id = :id")
                    .bind("id", id)
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(Problems::notFound);
        });
    }

    /** Removes up to {@code limit} sessions that are over. @return how many */
    int forgetOver(int limit) {
        return database.asSystem(
                "owner-sessions",
                () -> database.handle()
                        .createUpdate("""
                        delete from owner_session
                         where id = any (array(select id from owner_session where refresh_expires_at < :now
                                                order by refresh_expires_at limit :limit for update skip locked))
                        """)
                        .bind("now", clock.instant())
                        .bind("limit", limit)
                        .execute());
    }

    /** The sessions of an owner in the order in which they began, in the scope of the running transaction. */
    List<OwnerSession> of(UUID ownerId, UUID after, int limit) {
        return database.handle()
                .createQuery("""
                        select * from owner_session
                         where owner_id = :owner and (cast(:after as uuid) is null or id > :after)
                         order by id
                         limit :limit
                        """)
                .bind("owner", ownerId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Forgets the sessions of an owner, which ends those that run. */
    void erase(UUID ownerId) {
        database.handle()
                .createUpdate("delete from owner_session where owner_id = :owner")
                .bind("owner", ownerId)
                .execute();
    }

    private void endNow(UUID id) {
        var now = clock.instant();
        database.handle()
                .createQuery(
                        "update owner_session set revoked_at = :now where id = :id and revoked_at is null returning *")
                .bind("now", now)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne()
                .ifPresent(ended -> events.publish(
                        new OwnerSessionEvent.Ended(ended.communityId(), ended.ownerId(), ended.id(), now)));
    }

    private static Caller caller(ResultSet row) throws SQLException {
        return new Caller(
                Caller.Kind.OWNER,
                Columns.uuid(row, "session_id"),
                "owner",
                null,
                new OwnerScope(Columns.uuid(row, "owner_id"), Set.copyOf(Columns.<UUID>list(row, "houses"))),
                Reach.COMMUNITY,
                CommunityScope.of(Columns.uuid(row, "community_id")),
                row.getBoolean("refreshes") ? Set.of(Right.REFRESH) : RIGHTS);
    }

    private static OwnerSession read(ResultSet row) throws SQLException {
        return new OwnerSession(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "owner_id"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "refresh_expires_at"),
                Columns.instant(row, "revoked_at"));
    }

    private static String random(String prefix) {
        var bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
