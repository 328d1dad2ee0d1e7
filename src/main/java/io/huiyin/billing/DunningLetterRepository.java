package io.huiyin.billing;

import com.fasterxml.jackson.core.type.TypeReference;
import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Batches of letters, letters and their deliveries, in the scope of the running transaction. */
@ApplicationScoped
class DunningLetterRepository {

    static final String RECEIVED_BY = "received_by_sealed";

    /** One file that is printed at once; who is due beyond it is for the next batch. */
    static final int MOST = 2000;

    private static final int MOST_DELIVERIES = 20;

    private static final TypeReference<List<DunningLetter.LetterBill>> BILLS = new TypeReference<>() {};

    private static final String REACHED =
            "exists (select from dunning_delivery y " + "where y.letter_id = l.id and y.outcome <> 'NOT_DELIVERED')";

    private static final String DELIVERED =
            "(select count(*) from dunning_letter l where l.batch_id = k.id and " + REACHED + ") as delivered";

    private final Database database;
    private final Protection protection;
    private final BillingJson json;

    DunningLetterRepository(Database database, Protection protection, BillingJson json) {
        this.database = database;
        this.protection = protection;
        this.json = json;
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
                """.formatted(ArrearsSql.NOBODY));
        return bills.bindTo(database.handle().createQuery("""
                        with due as (%1$s order by d.community_id, d.house_id, d.payer_key limit :limit + 1
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
                                                  greatest(0, huiyin_late_fee(b, t.today) - b.late_paid_fen - b.late_waived_fen)
                                                      as late
                                             from fee_bill b join fee_item i on i.id = b.fee_item_id
                                            where b.community_id = t.community_id and b.house_id = t.house_id
                                              and coalesce(b.payer_id, %2$s) = t.payer_key
                                              and b.status in ('OPEN', 'PART_PAID') and b.due_on < t.today
                                              and not exists (select from fee_dispute x
                                                               where x.bill_id = b.id and x.to_on is null)) owed) w
                                on conflict on constraint dunning_letter_once_a_day_uq do nothing
                            returning principal_fen + late_fee_fen as fen
                        ), came_to as (
                            select count(*)::integer as letters, coalesce(sum(fen), 0)::bigint as fen from made
                        )
                        update dunning_letter_batch k
                           set letter_count = c.letters, total_fen = c.fen, more_due = (select count(*) > :limit from due)
                          from came_to c
                         where k.id = :batch
                        returning c.letters
                        """.formatted(due, ArrearsSql.NOBODY)))
                .bind("community", wanted.communityId())
                .bind("step", wanted.step())
                .bind("batch", batchId)
                .bind("now", now)
                .bindNull("day", java.sql.Types.DATE)
                .bind("limit", MOST)
                .mapTo(Integer.class)
                .one();
    }

    Optional<DunningLetterBatch> find(UUID id) {
        return database.handle()
                .createQuery("select k.*, " + DELIVERED + " from dunning_letter_batch k where k.id = :id")
                .bind("id", id)
                .map((row, context) -> batch(row))
                .findOne();
    }

    /** Newest first. */
    List<DunningLetterBatch> page(UUID communityId, String step, Cursor cursor, int limit) {
        var where = new Where()
                .and("k.step = :step", "step", step)
                .and("k.id < :before", "before", cursor == null ? null : cursor.uuid(0));
        var from =
                CommunityWalk.from("dunning_letter_batch", "k", communityId, where, "k.community_id desc, k.id desc");
        return where.bindTo(database.handle()
                        .createQuery("select k.*, " + DELIVERED + " from " + from + " order by k.id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> batch(row))
                .list();
    }

    /** What its letters say. */
    record Words(String body, String howToPay) {}

    Words words(UUID batchId) {
        return database.handle()
                .createQuery("select words, how_to_pay from dunning_letter_batch where id = :id")
                .bind("id", batchId)
                .map((row, context) -> new Words(row.getString("words"), row.getString("how_to_pay")))
                .one();
    }

    List<DunningLetter> ofBatch(UUID batchId, Boolean delivered, Cursor cursor, int limit) {
        var where = new Where()
                .and("l.batch_id = :batch", "batch", batchId)
                .and(REACHED + " = :delivered", "delivered", delivered)
                .and("l.id > :after", "after", cursor == null ? null : cursor.uuid(0));
        return delivered(where.bindTo(database.handle()
                        .createQuery("select l.* from dunning_letter l where " + where.sql()
                                + " order by l.id limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> letter(row))
                .list());
    }

    Optional<DunningLetter> letter(UUID batchId, UUID id) {
        return delivered(database.handle()
                        .createQuery("select * from dunning_letter where id = :id and batch_id = :batch")
                        .bind("id", id)
                        .bind("batch", batchId)
                        .map((row, context) -> letter(row))
                        .list())
                .stream()
                .findFirst();
    }

    List<DunningLetter> ofPayer(UUID payerId, UUID after, int limit) {
        var where = new Where().and("payer_id = :payer", "payer", payerId).and("id > :after", "after", after);
        return delivered(where.bindTo(database.handle()
                        .createQuery("select * from dunning_letter where " + where.sql() + " order by id limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> letter(row))
                .list());
    }

    /** A letter with where it goes. @param name null where it is for whoever has the house */
    record Addressed(DunningLetter letter, String name, String houseCode) {}

    /** All of a batch by the codes of their houses, as they are carried out. */
    List<Addressed> addressed(UUID batchId) {
        return database.handle()
                .createQuery("""
                        select l.*, o.name, h.code
                          from dunning_letter l join house h on h.id = l.house_id left join owner o on o.id = l.payer_id
                         where l.batch_id = :batch
                         order by h.code, l.id
                         limit :most
                        """)
                .bind("batch", batchId)
                .bind("most", MOST)
                .map((row, context) -> new Addressed(letter(row), row.getString("name"), row.getString("code")))
                .list();
    }

    void insert(UUID communityId, DunningDelivery delivery) {
        database.handle()
                .createUpdate("""
                        insert into dunning_delivery (id, community_id, letter_id, act_id, method, outcome, received_by_sealed,
                                                      file_id, at, staff_id, created_at)
                        values (:id, :community, :letter, :act, :method, :outcome, :receivedBy, :file, :at, :staff, :now)
                        """)
                .bind("id", delivery.id())
                .bind("community", communityId)
                .bind("letter", delivery.letterId())
                .bind("act", delivery.actId())
                .bind("method", delivery.method())
                .bind("outcome", delivery.outcome())
                .bind("receivedBy", protection.seal(communityId, delivery.id(), RECEIVED_BY, delivery.receivedBy()))
                .bind("file", delivery.fileId())
                .bind("at", delivery.at())
                .bind("staff", delivery.staffId())
                .bind("now", delivery.createdAt())
                .execute();
    }

    /** Fills in how each was handed over, in one statement. */
    private List<DunningLetter> delivered(List<DunningLetter> letters) {
        if (letters.isEmpty()) return letters;
        Map<UUID, List<DunningDelivery>> deliveries = database
                .handle()
                .createQuery("""
                        select y.* from unnest(:letters) as l (id)
                         cross join lateral (
                               select * from dunning_delivery where letter_id = l.id order by id desc limit :most) y
                         order by y.id desc
                        """)
                .bindArray(
                        "letters",
                        UUID.class,
                        letters.stream().map(DunningLetter::id).toList())
                .bind("most", MOST_DELIVERIES)
                .map((row, context) -> delivery(row))
                .stream()
                .collect(Collectors.groupingBy(DunningDelivery::letterId));
        return letters.stream()
                .map(letter -> letter.with(deliveries.getOrDefault(letter.id(), List.of())))
                .toList();
    }

    private DunningDelivery delivery(ResultSet row) throws SQLException {
        var id = Columns.uuid(row, "id");
        return new DunningDelivery(
                id,
                Columns.uuid(row, "letter_id"),
                Columns.uuid(row, "act_id"),
                Columns.name(row, "method", DunningMethod.class),
                Columns.name(row, "outcome", DunningDelivery.Outcome.class),
                protection.open(Columns.uuid(row, "community_id"), id, RECEIVED_BY, row.getBytes(RECEIVED_BY)),
                Columns.uuid(row, "file_id"),
                Columns.instant(row, "at"),
                Columns.uuid(row, "staff_id"),
                Columns.instant(row, "created_at"));
    }

    private DunningLetter letter(ResultSet row) throws SQLException {
        long principal = row.getLong("principal_fen");
        long late = row.getLong("late_fee_fen");
        return new DunningLetter(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "batch_id"),
                row.getString("step"),
                Columns.uuid(row, "house_id"),
                Columns.uuid(row, "payer_id"),
                Columns.date(row, "made_on"),
                Columns.date(row, "step_due_on"),
                principal,
                late,
                principal + late,
                json.read(row.getString("bills"), BILLS),
                List.of(),
                1);
    }

    private static DunningLetterBatch batch(ResultSet row) throws SQLException {
        return new DunningLetterBatch(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("step"),
                Columns.name(row, "kind", DunningStepKind.class),
                Columns.uuid(row, "area_id"),
                Columns.uuid(row, "phase_id"),
                row.getInt("notice_days"),
                Columns.date(row, "made_on"),
                row.getInt("letter_count"),
                row.getInt("delivered"),
                row.getLong("total_fen"),
                row.getBoolean("more_due"),
                Columns.uuid(row, "staff_id"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
