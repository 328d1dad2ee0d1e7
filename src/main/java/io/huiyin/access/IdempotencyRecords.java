package io.huiyin.access;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Remembers the first answer to each request with an {@code Idempotency-Key} (幂等键) for a day. Its body is sealed, since it may
 * tell what tables keep sealed; which ids stand in it is kept beside it, so that what tells of somebody is found without opening any.
 */
@ApplicationScoped
public class IdempotencyRecords {

    static final Duration KEPT = Duration.ofHours(24);

    /** The field that a body is sealed for. */
    static final String BODY = "body";

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Database database;
    private final Protection protection;
    private final Clock clock;

    IdempotencyRecords(Database database, Protection protection, Clock clock) {
        this.database = database;
        this.protection = protection;
        this.clock = clock;
    }

    /**
     * Which request it is.
     *
     * @param bodyDigest SHA-256 of the raw body and the query
     */
    public record RequestKey(UUID callerId, String method, String path, String key, byte[] bodyDigest) {}

    /**
     * An answer that was given: a status of 2xx with the headers and the JSON body that went with it.
     *
     * @param body null where there was none, or it was forgotten
     */
    public record Answer(int status, String location, String etag, String body) {}

    /**
     * Claims the key for the running transaction, or finds the answer that was given before.
     *
     * @throws ProblemException 409 while the first request still runs; 422 if the key came with another body
     */
    public Optional<Answer> claim(RequestKey request) {
        if (!lock(request)) {
            throw new ProblemException(
                            Problems.BUSY,
                            Text.of(
                                    "The first request with this Idempotency-Key has not ended yet.",
                                    "使用同一幂等键的首个请求尚未结束。"))
                    .header("Retry-After", "1");
        }
        return database.handle()
                .createQuery("""
                        select id, body_digest, status, location, etag, body_sealed from idempotency_record
                         where caller_id = :caller and method = :method and path = :path and key = :key
                           and recorded_at > :since
                        """)
                .bind("caller", request.callerId())
                .bind("method", request.method())
                .bind("path", request.path())
                .bind("key", request.key())
                .bind("since", clock.instant().minus(KEPT))
                .map((row, context) -> {
                    if (!MessageDigest.isEqual(row.getBytes("body_digest"), request.bodyDigest())) throw reused();
                    return new Answer(
                            row.getInt("status"),
                            row.getString("location"),
                            row.getString("etag"),
                            protection.open(
                                    request.callerId(), Columns.uuid(row, "id"), BODY, row.getBytes("body_sealed")));
                })
                .findOne();
    }

    /** Keeps the answer, in the transaction of the effect. */
    public void keep(RequestKey request, Answer answer) {
        var id = Ids.next();
        database.handle()
                .createUpdate("""
                        insert into idempotency_record (caller_id, method, path, key, body_digest, recorded_at,
                                                        status, location, etag, id, body_sealed, names)
                        values (:caller, :method, :path, :key, :digest, :now, :status, :location, :etag, :id, :body, :names)
                        on conflict on constraint idempotency_record_pk do update
                           set body_digest = excluded.body_digest, recorded_at = excluded.recorded_at,
                               status = excluded.status, location = excluded.location, etag = excluded.etag,
                               id = excluded.id, body_sealed = excluded.body_sealed, names = excluded.names
                        """)
                .bind("caller", request.callerId())
                .bind("method", request.method())
                .bind("path", request.path())
                .bind("key", request.key())
                .bind("digest", request.bodyDigest())
                .bind("now", clock.instant())
                .bind("status", answer.status())
                .bind("location", answer.location())
                .bind("etag", answer.etag())
                .bind("id", id)
                .bind("body", protection.seal(request.callerId(), id, BODY, answer.body()))
                .bindArray("names", UUID.class, namedIn(answer.body()))
                .execute();
    }

    private static List<UUID> namedIn(String body) {
        if (body == null) return List.of();
        return ID.matcher(body)
                .results()
                .map(MatchResult::group)
                .map(UUID::fromString)
                .distinct()
                .toList();
    }

    /**
     * Forgets what was answered about some things, in the running transaction. That the requests were done stays known, so that
     * none is done twice; a repeat is answered without a body.
     */
    public void forgetBodies(Collection<UUID> ids) {
        database.handle()
                .createUpdate("update idempotency_record set body_sealed = null, names = '{}' where names && :ids")
                .bindArray("ids", UUID.class, ids)
                .execute();
    }

    /** Forgets up to {@code limit} records that are older than a day. @return how many */
    int forgetOld(int limit) {
        return database.asSystem(
                "idempotency-clean-up",
                () -> database.handle()
                        .createUpdate("""
                        delete from idempotency_record where ctid = any (array(
                            select ctid from idempotency_record where recorded_at <= :until
                             order by recorded_at limit :limit for update skip locked))
                        """)
                        .bind("until", clock.instant().minus(KEPT))
                        .bind("limit", limit)
                        .execute());
    }

    private boolean lock(RequestKey request) {
        return database.handle()
                .createQuery("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .bind(
                        "name",
                        String.join(
                                " ", request.callerId().toString(), request.method(), request.path(), request.key()))
                .mapTo(Boolean.class)
                .one();
    }

    private static ProblemException reused() {
        return new ProblemException(
                Problems.KEY_REUSED,
                Text.of("This Idempotency-Key came before, with another body.", "该幂等键此前已随另一请求内容使用。"));
    }
}
