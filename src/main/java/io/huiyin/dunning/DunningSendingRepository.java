package io.huiyin.dunning;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.messaging.ChannelKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code dunning_sending}, in the scope of the running transaction. */
@ApplicationScoped
class DunningSendingRepository {

    private final Database database;
    private final LetterBills bills;

    DunningSendingRepository(Database database, LetterBills bills) {
        this.database = database;
        this.bills = bills;
    }

    /** A letter that reached nobody and does not wait in the outbox. */
    record Waiting(
            UUID letterId,
            UUID houseId,
            String houseCode,
            UUID payerId,
            LocalDate madeOn,
            long principalFen,
            long lateFeeFen,
            List<DunningLetter.LetterBill> bills,
            boolean isOwed,
            boolean isPromised) {}

    /** Those of a batch in the order in which they were written. */
    List<Waiting> waiting(UUID batchId, LocalDate today) {
        return database.handle()
                .createQuery("""
                        select l.*, h.code,
                               exists (select from fee_bill b
                                        where b.community_id = l.community_id and b.house_id = l.house_id
                                          and b.payer_id is not distinct from l.payer_id
                                          and b.status in ('OPEN', 'PART_PAID') and b.due_on < l.made_on
                                          and not exists (select from fee_dispute x where x.bill_id = b.id and x.to_on is null))
                                   as owed,
                               exists (select from dunning_act a
                                        where a.house_id = l.house_id and a.payer_id is not distinct from l.payer_id
                                          and a.promise_on >= :today and huiyin_paid_of_promise(a) < a.promise_fen) as promised
                          from dunning_letter l join house h on h.id = l.house_id
                         where l.batch_id = :batch and not %s
                           and not exists (select from dunning_sending s where s.letter_id = l.id and s.outcome is null)
                         order by l.id
                         limit :most
                        """.formatted(DunningLetterRepository.REACHED))
                .bind("batch", batchId)
                .bind("today", today)
                .bind("most", DunningLetterWriter.MOST)
                .map((row, context) -> new Waiting(
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "house_id"),
                        row.getString("code"),
                        Columns.uuid(row, "payer_id"),
                        Columns.date(row, "made_on"),
                        row.getLong("principal_fen"),
                        row.getLong("late_fee_fen"),
                        bills.read(row.getString("bills")),
                        row.getBoolean("owed"),
                        row.getBoolean("promised")))
                .list();
    }

    /** Notes which letter went into the outbox as which message, both in the same order. */
    void insert(
            UUID communityId, List<UUID> messages, List<UUID> letters, ChannelKind channel, UUID staff, Instant now) {
        database.handle()
                .createUpdate("""
                        insert into dunning_sending (id, community_id, letter_id, channel, staff_id, queued_at)
                        select s.id, :community, s.letter, :channel, :staff, :now
                          from unnest(:messages, :letters) as s (id, letter)
                        """)
                .bindArray("messages", UUID.class, messages)
                .bindArray("letters", UUID.class, letters)
                .bind("community", communityId)
                .bind("channel", channel)
                .bind("staff", staff)
                .bind("now", now)
                .execute();
    }

    /** Whose letter a message is; empty where it is no letter's, or the letter is for whoever has the house. */
    Optional<UUID> payerOf(UUID messageId) {
        return database.handle()
                .createQuery("""
                        select l.payer_id from dunning_sending s join dunning_letter l on l.id = s.letter_id
                         where s.id = :message and l.payer_id is not null
                        """)
                .bind("message", messageId)
                .mapTo(UUID.class)
                .findOne();
    }

    /** A sending that has ended now. */
    record Ended(UUID letterId, UUID batchId, DunningStepKind kind, ChannelKind channel, UUID staffId) {}

    /**
     * Notes how a message ended. One that was given up may be tried again by hand and go out after all.
     *
     * @return empty where it is no letter's, or its end is on record
     */
    Optional<Ended> end(UUID messageId, DunningDelivery.Outcome outcome, Instant at) {
        return database.handle()
                .createQuery("""
                        update dunning_sending s
                           set outcome = :outcome, ended_at = :at
                          from dunning_letter l join dunning_letter_batch k on k.id = l.batch_id
                         where s.id = :message and l.id = s.letter_id
                           and (s.outcome is null or s.outcome = 'NOT_DELIVERED' and :outcome = 'DELIVERED')
                        returning s.letter_id, l.batch_id, k.kind, s.channel, s.staff_id
                        """)
                .bind("message", messageId)
                .bind("outcome", outcome.name())
                .bind("at", at)
                .map((row, context) -> new Ended(
                        Columns.uuid(row, "letter_id"),
                        Columns.uuid(row, "batch_id"),
                        Columns.name(row, "kind", DunningStepKind.class),
                        Columns.name(row, "channel", ChannelKind.class),
                        Columns.uuid(row, "staff_id")))
                .findOne();
    }

    /** Ends what waits in the outbox for a payer. */
    void abandon(UUID payerId, Instant at) {
        database.handle()
                .createUpdate("""
                        update dunning_sending s set outcome = 'NOT_DELIVERED', ended_at = :at
                          from dunning_letter l
                         where l.id = s.letter_id and l.payer_id = :payer and s.outcome is null
                        """)
                .bind("payer", payerId)
                .bind("at", at)
                .execute();
    }
}
