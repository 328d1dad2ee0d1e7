package io.huiyin.dunning;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code dunning_act}, in the scope of the running transaction. */
@ApplicationScoped
class DunningActRepository {

    static final String RESPONSE = "response_sealed";

    private final Database database;
    private final Protection protection;

    DunningActRepository(Database database, Protection protection) {
        this.database = database;
        this.protection = protection;
    }

    void insert(DunningAct act, LocalDate doneOn) {
        var promise = act.promise();
        database.handle()
                .createUpdate("""
                        insert into dunning_act (id, community_id, house_id, payer_id, step, kind, method, outcome, response_sealed,
                                                 promise_fen, promise_on, at, done_on, staff_id, created_at)
                        values (:id, :community, :house, :payer, :step, :kind, :method, :outcome, :response,
                                :promiseFen, :promiseOn, :at, :doneOn, :staff, :now)
                        """)
                .bind("id", act.id())
                .bind("community", act.communityId())
                .bind("house", act.houseId())
                .bind("payer", act.payerId())
                .bind("step", act.step())
                .bind("kind", act.kind())
                .bind("method", act.method())
                .bind("outcome", act.outcome())
                .bind("response", protection.seal(act.communityId(), act.id(), RESPONSE, act.response()))
                .bind("promiseFen", promise == null ? null : promise.amountFen())
                .bind("promiseOn", promise == null ? null : promise.on())
                .bind("at", act.at())
                .bind("doneOn", doneOn)
                .bind("staff", act.staffId())
                .bind("now", act.createdAt())
                .execute();
    }

    Optional<DunningAct> find(UUID id) {
        return database.handle()
                .createQuery("select * from dunning_act where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Newest first. */
    List<DunningAct> page(DunningAct.Filter filter, Cursor cursor, int limit) {
        var where = new Where()
                .and("a.house_id = :house", "house", filter.houseId())
                .and("a.payer_id = :payer", "payer", filter.payerId())
                .and("a.staff_id = :staff", "staff", filter.staffId())
                .and("a.step = :step", "step", filter.step())
                .and("a.id < :before", "before", cursor == null ? null : cursor.uuid(0));
        var from =
                CommunityWalk.from("dunning_act", "a", filter.communityId(), where, "a.community_id desc, a.id desc");
        return where.bindTo(database.handle().createQuery("select * from " + from + " order by a.id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    List<DunningAct> ofPayer(UUID payerId, UUID after, int limit) {
        var where = new Where().and("payer_id = :payer", "payer", payerId).and("id > :after", "after", after);
        return where.bindTo(database.handle()
                        .createQuery("select * from dunning_act where " + where.sql() + " order by id limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    private DunningAct read(ResultSet row) throws SQLException {
        var id = Columns.uuid(row, "id");
        var community = Columns.uuid(row, "community_id");
        var promised = Columns.date(row, "promise_on");
        return new DunningAct(
                id,
                community,
                Columns.uuid(row, "house_id"),
                Columns.uuid(row, "payer_id"),
                row.getString("step"),
                Columns.name(row, "kind", DunningStepKind.class),
                Columns.name(row, "method", DunningMethod.class),
                Columns.instant(row, "at"),
                Columns.uuid(row, "staff_id"),
                Columns.name(row, "outcome", DunningOutcome.class),
                protection.open(community, id, RESPONSE, row.getBytes(RESPONSE)),
                promised == null ? null : new DunningAct.Promised(row.getLong("promise_fen"), promised),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
