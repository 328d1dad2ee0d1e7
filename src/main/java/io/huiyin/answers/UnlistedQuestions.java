package io.huiyin.answers;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What the supervisor has to decide on (请示): questions that no topic is about, sealed until they are settled. */
@ApplicationScoped
public class UnlistedQuestions {

    static final String QUESTION = "question";

    private final Database database;
    private final AnswerRepository topics;
    private final Protection protection;
    private final Events events;
    private final Clock clock;

    UnlistedQuestions(Database database, AnswerRepository topics, Protection protection, Events events, Clock clock) {
        this.database = database;
        this.topics = topics;
        this.protection = protection;
        this.events = events;
        this.clock = clock;
    }

    /** Newest first. @param settled null for all */
    public Page<UnlistedQuestion> list(
            Caller caller, UUID communityId, Boolean settled, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "unlisted-questions?" + communityId + "&" + settled;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var where = new Where().and("q.id < :before", "before", cursor == null ? null : cursor.uuid(0));
            if (settled != null) where.and(settled ? "q.settled_at is not null" : "q.settled_at is null");
            var from =
                    CommunityWalk.from("unlisted_question", "q", communityId, where, "q.community_id desc, q.id desc");
            var rows = where.bindTo(
                            database.handle().createQuery("select * from " + from + " order by q.id desc limit :limit"))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            return Page.of(rows, limit, row -> Cursor.after(list, row.id()));
        });
    }

    public UnlistedQuestion get(Caller caller, UUID id) {
        return database.in(caller, () -> find(id, "").orElseThrow(Problems::notFound));
    }

    /**
     * The supervisor has decided. What was asked is forgotten.
     *
     * @param topicId the topic that answers it from now on; null where none does
     * @throws ProblemException 404 for an unknown one, 409 once it is settled, 412 for a stale version, 422 for an unknown topic
     */
    public UnlistedQuestion settle(Caller caller, UUID id, Expected expected, UUID topicId) {
        return database.in(caller, () -> {
            var found = find(id, " for update").orElseThrow(Problems::notFound);
            expected.check(found.version());
            if (found.settledAt() != null) {
                throw new ProblemException(Problems.CONFLICT, Text.of("It is settled already.", "该问题已处理。"));
            }
            boolean known = topicId == null
                    || topics.find(topicId)
                            .filter(topic -> topic.communityId().equals(found.communityId()))
                            .isPresent();
            if (!known) throw Problems.unknownReference("/topicId");
            var now = clock.instant();
            database.handle()
                    .createUpdate("""
                            update unlisted_question
                               set question_sealed = null, settled_at = :now, topic_id = :topic, version = version + 1
                             where id = :id
                            """)
                    .bind("id", id)
                    .bind("topic", topicId)
                    .bind("now", now)
                    .execute();
            events.publish(new AnswerEvent.Settled(found.communityId(), id, topicId, now));
            return find(id, "").orElseThrow();
        });
    }

    /** Notes a question in the running transaction. */
    UUID note(UUID communityId, String question) {
        var id = Ids.next();
        var now = clock.instant();
        database.handle()
                .createUpdate("""
                        insert into unlisted_question (id, community_id, question_sealed, asked_by, asked_at)
                        values (:id, :community, :question, :staff, :now)
                        """)
                .bind("id", id)
                .bind("community", communityId)
                .bind("question", protection.seal(communityId, id, QUESTION, question))
                .bind("staff", database.caller().staffId())
                .bind("now", now)
                .execute();
        events.publish(new AnswerEvent.Unlisted(communityId, id, now));
        return id;
    }

    private Optional<UnlistedQuestion> find(UUID id, String lock) {
        return database.handle()
                .createQuery("select * from unlisted_question where id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    private UnlistedQuestion read(ResultSet row) throws SQLException {
        var id = Columns.uuid(row, "id");
        var community = Columns.uuid(row, "community_id");
        return new UnlistedQuestion(
                id,
                community,
                protection.open(community, id, QUESTION, row.getBytes("question_sealed")),
                Columns.uuid(row, "asked_by"),
                Columns.instant(row, "asked_at"),
                Columns.instant(row, "settled_at"),
                Columns.uuid(row, "topic_id"),
                row.getInt("version"));
    }
}
