package io.huiyin.answers;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table {@code answer_topic}, in the scope of the running transaction. */
@ApplicationScoped
class AnswerRepository {

    /** Of {@code answer_topic t}: today lies in it, as its community's days go. */
    private static final String IN_FORCE = """
            (t.retired_at is null
             and cast(cast(:now as timestamptz) at time zone (select time_zone from community where id = t.community_id) as date)
                 between coalesce(t.effective_from, '-infinity') and coalesce(t.effective_to, 'infinity'))
            """;

    private final Database database;

    AnswerRepository(Database database) {
        this.database = database;
    }

    Optional<AnswerTopic> find(UUID id) {
        return find(id, "");
    }

    Optional<AnswerTopic> lock(UUID id) {
        return find(id, " for update");
    }

    private Optional<AnswerTopic> find(UUID id, String lock) {
        return database.handle()
                .createQuery("select * from answer_topic where id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** One that is OPEN and in force. */
    Optional<AnswerTopic> findOpen(UUID id, Instant now) {
        return database.handle()
                .createQuery("select * from answer_topic t where t.id = :id and t.disclosure = 'OPEN' and " + IN_FORCE)
                .bind("id", id)
                .bind("now", now)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Newest first. */
    List<AnswerTopic> page(
            UUID communityId,
            String words,
            Disclosure disclosure,
            boolean inForce,
            Instant now,
            UUID before,
            int rows) {
        var where = new Where()
                .and("t.disclosure = :disclosure", "disclosure", disclosure)
                .and("""
                        (position(lower(:words) in lower(t.question)) > 0
                         or exists (select from unnest(t.keywords) k
                                     where position(lower(k) in lower(:words)) > 0
                                        or position(lower(:words) in lower(k)) > 0))
                        """, "words", words)
                .and("t.id < :before", "before", before);
        if (inForce) where.and(IN_FORCE, "now", now);
        var from = CommunityWalk.from("answer_topic", "t", communityId, where, "t.community_id desc, t.id desc");
        return where.bindTo(database.handle().createQuery("select * from " + from + " order by t.id desc limit :limit"))
                .bind("limit", rows)
                .map((row, context) -> read(row))
                .list();
    }

    /** The topic that a question is about; of several the one that is kept most secret. */
    Optional<AnswerTopic> about(UUID communityId, String question, Instant now) {
        return database.handle()
                .createQuery("""
                        select * from answer_topic t
                         where t.community_id = :community
                           and (lower(t.question) = lower(:question)
                                or exists (select from unnest(t.keywords) k where position(lower(k) in lower(:question)) > 0))
                           and %s
                         order by array_position(array['SECRET', 'STAFF_ONLY', 'OPEN'], t.disclosure), t.id
                         limit 1
                        """.formatted(IN_FORCE))
                .bind("community", communityId)
                .bind("question", question)
                .bind("now", now)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** @return false if the community has a topic of this code */
    boolean insert(UUID id, UUID communityId, String code, AnswerTopic.Details details, Instant now) {
        return bind(database.handle().createUpdate("""
                                insert into answer_topic (id, community_id, code, question, keywords, disclosure, answer, refusal,
                                                          effective_from, effective_to, created_at)
                                values (:id, :community, :code, :question, :keywords, :disclosure, :answer, :refusal, :from, :to,
                                        :now)
                                on conflict on constraint answer_topic_code_uq do nothing
                                """), details)
                        .bind("id", id)
                        .bind("community", communityId)
                        .bind("code", code)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    void update(UUID id, AnswerTopic.Details details) {
        bind(database.handle().createUpdate("""
                        update answer_topic
                           set question = :question, keywords = :keywords, disclosure = :disclosure, answer = :answer,
                               refusal = :refusal, effective_from = :from, effective_to = :to, version = version + 1
                         where id = :id
                        """), details).bind("id", id).execute();
    }

    void retire(UUID id, Instant now) {
        database.handle()
                .createUpdate("update answer_topic set retired_at = :now, version = version + 1 where id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, AnswerTopic.Details details) {
        return statement
                .bind("question", details.question())
                .bindArray("keywords", String.class, details.keywords())
                .bind("disclosure", details.disclosure())
                .bind("answer", details.answer())
                .bind("refusal", details.refusal())
                .bind("from", details.effectiveFrom())
                .bind("to", details.effectiveTo());
    }

    private static AnswerTopic read(ResultSet row) throws SQLException {
        return new AnswerTopic(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("code"),
                row.getString("question"),
                Columns.list(row, "keywords"),
                Columns.name(row, "disclosure", Disclosure.class),
                row.getString("answer"),
                row.getString("refusal"),
                Columns.date(row, "effective_from"),
                Columns.date(row, "effective_to"),
                Columns.instant(row, "retired_at"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
