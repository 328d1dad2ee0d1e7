package io.huiyin.dunning;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Batches of letters, letters and their deliveries, in the scope of the running transaction. */
@ApplicationScoped
class DunningLetterRepository {

    static final String RECEIVED_BY = "received_by_sealed";

    private static final int MOST_DELIVERIES = 20;

    /** Whether a letter {@code l} is known to have reached someone. */
    static final String REACHED =
            "exists (select from dunning_delivery y where y.letter_id = l.id and y.outcome <> 'NOT_DELIVERED')";

    /** Reckoned from the letters that the caller sees. */
    private static final String COMES_TO = """
             cross join lateral (
                   select count(*) as letters, coalesce(sum(l.principal_fen + l.late_fee_fen), 0)::bigint as fen,
                          count(*) filter (where %s) as delivered
                     from dunning_letter l where l.batch_id = k.id) s
            """.formatted(REACHED);

    private static final String LETTERS =
            "select l.*, s.id as sending_id, s.channel as sending_channel, s.queued_at as sending_queued_at "
                    + "from dunning_letter l left join dunning_sending s on s.letter_id = l.id and s.outcome is null";

    private final Database database;
    private final Protection protection;
    private final LetterBills bills;

    DunningLetterRepository(Database database, Protection protection, LetterBills bills) {
        this.database = database;
        this.protection = protection;
        this.bills = bills;
    }

    Optional<DunningLetterBatch> find(UUID id) {
        return database.handle()
                .createQuery("select k.*, s.* from dunning_letter_batch k" + COMES_TO + " where k.id = :id")
                .bind("id", id)
                .map((row, context) -> batch(row))
                .findOne();
    }

    /** Who has it locked is the only one who sends its letters. */
    Optional<DunningLetterBatch> lock(UUID id) {
        database.handle()
                .createQuery("select id from dunning_letter_batch where id = :id for update")
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne();
        return find(id);
    }

    /** Newest first. */
    List<DunningLetterBatch> page(UUID communityId, String step, Cursor cursor, int limit) {
        var where = new Where()
                .and("k.step = :step", "step", step)
                .and("k.id < :before", "before", cursor == null ? null : cursor.uuid(0));
        var from =
                CommunityWalk.from("dunning_letter_batch", "k", communityId, where, "k.community_id desc, k.id desc");
        return where.bindTo(database.handle()
                        .createQuery("select k.*, s.* from (select * from " + from
                                + " order by k.id desc limit :limit) k" + COMES_TO + " order by k.id desc"))
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
                        .createQuery(LETTERS + " where " + where.sql() + " order by l.id limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> letter(row))
                .list());
    }

    Optional<DunningLetter> letter(UUID batchId, UUID id) {
        return delivered(database.handle()
                        .createQuery(LETTERS + " where l.id = :id and l.batch_id = :batch")
                        .bind("id", id)
                        .bind("batch", batchId)
                        .map((row, context) -> letter(row))
                        .list())
                .stream()
                .findFirst();
    }

    List<DunningLetter> ofPayer(UUID payerId, UUID after, int limit) {
        var where = new Where().and("l.payer_id = :payer", "payer", payerId).and("l.id > :after", "after", after);
        return delivered(where.bindTo(database.handle()
                        .createQuery(LETTERS + " where " + where.sql() + " order by l.id limit :limit"))
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
                        select l.*, null::uuid as sending_id, o.name, h.code
                          from dunning_letter l join house h on h.id = l.house_id left join owner o on o.id = l.payer_id
                         where l.batch_id = :batch
                         order by h.code, l.id
                         limit :most
                        """)
                .bind("batch", batchId)
                .bind("most", DunningLetterWriter.MOST)
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
                bills.read(row.getString("bills")),
                List.of(),
                sending(row),
                1);
    }

    private static DunningLetter.LetterSending sending(ResultSet row) throws SQLException {
        var id = Columns.uuid(row, "sending_id");
        if (id == null) return null;
        return new DunningLetter.LetterSending(
                id, Columns.name(row, "sending_channel", ChannelKind.class), Columns.instant(row, "sending_queued_at"));
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
                row.getInt("letters"),
                row.getInt("delivered"),
                row.getLong("fen"),
                row.getBoolean("more_due"),
                Columns.uuid(row, "staff_id"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
