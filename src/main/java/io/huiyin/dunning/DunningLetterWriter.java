package io.huiyin.dunning;

import io.huiyin.database.Database;
import io.huiyin.database.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Writes batches of letters, in the scope of the running transaction: whom they are for is found and written to in one statement. */
@ApplicationScoped
class DunningLetterWriter {

    /** One file that is printed at once; who is due beyond it is for the next batch. */
    static final int MOST = 2000;

    private final Database database;

    DunningLetterWriter(Database database) {
        this.database = database;
    }

    boolean knows(UUID communityId, List<UUID> houseIds) {
        return new HashSet<>(houseIds).size()
                == database.handle()
                        .createQuery(
                                "select count(*) from house where community_id = :community and id = any (:houses)")
                        .bind("community", communityId)
                        .bindArray("houses", UUID.class, houseIds)
                        .mapTo(Integer.class)
                        .one();
    }

    void open(UUID id, DunningLetterBatch.Wanted wanted, DunningStep step, LocalDate today, UUID staffId, Instant now) {
        database.handle()
                .createUpdate("""
                        insert into dunning_letter_batch (id, community_id, step, kind, area_id, phase_id, notice_days, words,
                                                          how_to_pay, made_on, staff_id, created_at)
                        values (:id, :community, :step, :kind, :area, :phase, :notice, :words, :howToPay, :today, :staff, :now)
                        """)
                .bind("id", id)
                .bind("community", wanted.communityId())
                .bind("step", step.code())
                .bind("kind", step.kind())
                .bind("area", wanted.areaId())
                .bind("phase", wanted.phaseId())
                .bind("notice", step.noticeDays())
                .bind("words", DunningWords.body(step))
                .bind("howToPay", wanted.howToPay() == null ? DunningWords.HOW_TO_PAY : wanted.howToPay())
                .bind("today", today)
                .bind("staff", staffId)
                .bind("now", now)
                .execute();
    }

    /** Writes the letters of a batch, in one statement. @return how many */
    int fill(UUID batchId, DunningLetterBatch.Wanted wanted, Instant now) {
        var bills = new Where()
                .and("b.house_id in (select h.id from house h where h.area_id = :area)", "area", wanted.areaId())
                .and(
                        "b.house_id in (select h.id from house h join building g on g.id = h.building_id "
                                + "where g.phase_id = :phase)",
                        "phase",
                        wanted.phaseId());
        if (!wanted.houseIds().isEmpty()) {
            bills.and("b.house_id = any (:houses)")
                    .with("houses", wanted.houseIds().toArray(UUID[]::new));
        }
        var due = ArrearsSql.rows(true, bills.sql(), "true", """
                n.code = :step and n.due_on <= d.today and p.id is null
                   and not exists (select from dunning_letter x
                                    where x.house_id = d.house_id and x.payer_id is not distinct from nullif(d.payer_key, %s)
                                      and x.step = :step and x.made_on = d.today)
                """.formatted(ArrearsSql.NOBODY), "limit :limit + 1");
        return bills.bindTo(database.handle().createQuery("""
                        with due as (%1$s
                        ), taken as (
                            select * from due order by house_id, payer_key limit :limit
                        ), made as (
                            insert into dunning_letter (id, community_id, batch_id, step, house_id, payer_id, made_on, step_due_on,
                                                        principal_fen, late_fee_fen, bills)
                            select huiyin_next_id(), t.community_id, :batch, :step, t.house_id, t.payer_id, t.today, t.next_due_on,
                                   w.principal, w.late, w.bills
                              from taken t
                             cross join lateral (
                                   select sum(owed.principal)::bigint as principal, sum(owed.late)::bigint as late,
                                          jsonb_agg(jsonb_build_object(
                                              'number', owed.number, 'item', owed.name, 'period', owed.period, 'from', owed.from_on,
                                              'to', owed.to_on, 'dueOn', owed.due_on, 'principalFen', owed.principal,
                                              'lateFeeFen', owed.late) order by owed.due_on, owed.number) as bills
                                     from (select b.number, i.name, b.period, b.from_on, b.to_on, b.due_on,
                                                  b.amount_fen - b.paid_fen as principal,
                                                  greatest(0, huiyin_late_fee(b, t.today) - b.late_paid_fen - b.late_granted_fen)
                                                      as late
                                             from fee_bill b join fee_item i on i.id = b.fee_item_id
                                            where b.community_id = t.community_id and b.house_id = t.house_id
                                              and coalesce(b.payer_id, %2$s) = t.payer_key
                                              and b.status in ('OPEN', 'PART_PAID') and b.due_on < t.today
                                              and not exists (select from fee_dispute x
                                                               where x.bill_id = b.id and x.to_on is null)) owed) w
                                on conflict on constraint dunning_letter_once_a_day_uq do nothing
                            returning id
                        )
                        update dunning_letter_batch
                           set more_due = (select count(*) > :limit from due)
                         where id = :batch
                        returning (select count(*)::integer from made)
                        """.formatted(due, ArrearsSql.NOBODY)))
                .bind("community", wanted.communityId())
                .bind("step", wanted.step())
                .bind("batch", batchId)
                .bind("now", now)
                .bindNull("day", Types.DATE)
                .bind("limit", MOST)
                .mapTo(Integer.class)
                .one();
    }
}
