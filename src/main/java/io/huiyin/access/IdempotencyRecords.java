package io.huiyin.access;

import io.huiyin.database.Database;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Remembers the first answer to each request with an {@code Idempotency-Key} (幂等键) for a day. */
@ApplicationScoped
public class IdempotencyRecords {

    static final Duration KEPT = Duration.ofHours(24);

    private final Database database;
    private final Clock clock;

    IdempotencyRecords(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Which request it is.
     *
     * @param bodyDigest SHA-256 of the raw body and the query
     */
    public record RequestKey(UUID callerId, String method, String path, String key, byte[] bodyDigest) {}

    /** An answer that was given: a status of 2xx with the headers and the JSON body that went with it. */
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
        var found = database.handle()
                .createQuery("""
                        select body_digest, status, location, etag, body from idempotency_record
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
                            row.getString("body"));
                })
                .findOne();
        return found;
    }

    /** Keeps the answer, in the transaction of the effect. */
    public void keep(RequestKey request, Answer answer) {
        database.handle()
                .createUpdate("""
                        insert into idempotency_record (caller_id, method, path, key, body_digest, recorded_at,
                                                        status, location, etag, body)
                        values (:caller, :method, :path, :key, :digest, :now, :status, :location, :etag, :body)
                        on conflict on constraint idempotency_record_pk do update
                           set body_digest = excluded.body_digest, recorded_at = excluded.recorded_at,
                               status = excluded.status, location = excluded.location, etag = excluded.etag,
                               body = excluded.body
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
                .bind("body", answer.body())
                .execute();
    }

    /**
     * Forgets what was answered about some things, in the running transaction. That the requests were done stays known, so that
     * none is done twice; a repeat is answered without a body.
     */
    public void forgetBodies(Collection<UUID> ids) {
        database.handle()
                .createUpdate("update idempotency_record set body = null where body like any (:naming)")
                .bindArray(
                        "naming",
                        String.class,
                        ids.stream().map(id -> "%" + id + "%").toList())
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
