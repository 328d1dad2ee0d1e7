package io.huiyin.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.billing.PaymentMethod;
import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.imports.Fault;
import io.huiyin.kernel.Cursor;
import io.huiyin.reports.Reconciliation.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The rows of reconciliations and of what they found; they are added and never changed. */
@ApplicationScoped
class ReconciliationRepository {

    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};
    private static final TypeReference<EnumMap<State, Long>> COUNTS = new TypeReference<>() {};

    private static final String COUNTED = """
            select r.*, (select coalesce(jsonb_object_agg(state, items), '{}')
                           from (select state, count(*) as items from reconciliation_item
                                  where reconciliation_id = r.id group by state) i) as counts
              from %s
            """;

    private final Database database;
    private final ObjectMapper json;

    ReconciliationRepository(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void insert(UUID id, UUID communityId, PaymentMethod method, Statement statement, Instant now) {
        database.handle()
                .createUpdate("""
                        insert into reconciliation (id, community_id, method, from_on, to_on, row_count, problem_count, problems,
                                                    created_at)
                        values (:id, :community, :method, :from, :to, :rows, :problemCount, cast(:problems as jsonb), :now)
                        """)
                .bind("id", id)
                .bind("community", communityId)
                .bind("method", method)
                .bind("from", statement.from())
                .bind("to", statement.to())
                .bind("rows", statement.rowCount)
                .bind("problemCount", statement.faultCount)
                .bind("problems", write(statement.faults))
                .bind("now", now)
                .execute();
        database.handle()
                .createUpdate("""
                        with line as (
                            select *, row_number() over (partition by kind, external_id order by number) as nth
                              from unnest(cast(:numbers as integer[]), cast(:kinds as text[]), cast(:ids as text[]),
                                          cast(:fens as numeric[]), cast(:days as date[]))
                                as line (number, kind, external_id, fen, on_day)
                        ), found (number, kind, external_id, on_day, fen, books_fen, payment_id, refund_id, state) as (
                            select l.number, l.kind, l.external_id, l.on_day, l.fen, coalesce(p.amount_fen, r.amount_fen),
                                   p.id, r.id,
                                   case when l.nth > 1 then 'DUPLICATE_IN_STATEMENT'
                                        when p.id is null and r.id is null then 'NOT_IN_BOOKS'
                                        when p.reversed_at is not null then 'REVERSED_IN_BOOKS'
                                        when coalesce(p.amount_fen, r.amount_fen) <> l.fen then 'AMOUNT_DIFFERS'
                                        else 'MATCHED' end
                              from line l
                              left join fee_payment p on l.kind = 'PAYMENT' and p.community_id = :community
                                   and p.method = :method and p.external_id = l.external_id
                              left join fee_refund r on l.kind = 'REFUND' and r.community_id = :community
                                   and r.method = :method and r.external_id = l.external_id
                            union all
                            select null, 'PAYMENT', p.external_id, p.paid_on, null, p.amount_fen, p.id, null, 'NOT_IN_STATEMENT'
                              from fee_payment p
                             where p.community_id = :community and p.method = :method and p.paid_on between :from and :to
                               and p.reversed_at is null
                               and not exists (select from line l where l.kind = 'PAYMENT' and l.external_id = p.external_id)
                        )
                        insert into reconciliation_item (id, community_id, reconciliation_id, state, kind, row_number,
                                                         external_id, paid_on, statement_fen, books_fen, payment_id, refund_id)
                        select huiyin_next_id(), :community, :id, state, kind, number, external_id, on_day, fen, books_fen,
                               payment_id, refund_id
                          from (select * from found order by number nulls last, on_day, payment_id) ordered
                        """)
                .bind("id", id)
                .bind("community", communityId)
                .bind("method", method)
                .bind("from", statement.from())
                .bind("to", statement.to())
                .bindArray("numbers", Integer.class, of(statement, Statement.Row::number))
                .bindArray(
                        "kinds", String.class, of(statement, row -> row.kind().name()))
                .bindArray("ids", String.class, of(statement, Statement.Row::externalId))
                .bindArray("fens", Long.class, of(statement, Statement.Row::fen))
                .bindArray("days", LocalDate.class, of(statement, Statement.Row::on))
                .execute();
    }

    Optional<Reconciliation> find(UUID id) {
        return database.handle()
                .createQuery(COUNTED.formatted("reconciliation r where r.id = :id"))
                .bind("id", id)
                .map((row, context) -> read(row, true))
                .findOne();
    }

    List<Reconciliation> page(UUID communityId, Cursor cursor, int limit) {
        var where = new Where().and("r.id < :before", "before", cursor == null ? null : cursor.uuid(0));
        var walk = CommunityWalk.from("reconciliation", "r", communityId, where, "r.community_id desc, r.id desc");
        return where.bindTo(database.handle().createQuery(COUNTED.formatted(walk) + " order by r.id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row, false))
                .list();
    }

    List<Reconciliation.Item> items(UUID id, State state, Cursor cursor, int limit) {
        var where = new Where()
                .and("reconciliation_id = :id", "id", id)
                .and("state = :state", "state", state)
                .and("id > :after", "after", cursor == null ? null : cursor.uuid(0));
        return where.bindTo(database.handle()
                        .createQuery("select * from reconciliation_item where " + where.sql()
                                + " order by reconciliation_id, id limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> item(row))
                .list();
    }

    private static <T> Object[] of(Statement statement, Function<Statement.Row, T> value) {
        return statement.rows.stream().map(value).toArray();
    }

    private static Reconciliation.Item item(ResultSet row) throws SQLException {
        return new Reconciliation.Item(
                Columns.uuid(row, "id"),
                Columns.name(row, "state", State.class),
                Columns.name(row, "kind", Reconciliation.Kind.class),
                Columns.integer(row, "row_number"),
                row.getString("external_id"),
                Columns.date(row, "paid_on"),
                Columns.number(row, "statement_fen"),
                Columns.number(row, "books_fen"),
                Columns.uuid(row, "payment_id"),
                Columns.uuid(row, "refund_id"));
    }

    private Reconciliation read(ResultSet row, boolean whole) throws SQLException {
        return new Reconciliation(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.name(row, "method", PaymentMethod.class),
                Columns.date(row, "from_on"),
                Columns.date(row, "to_on"),
                row.getInt("row_count"),
                counts(row.getString("counts")),
                row.getInt("problem_count"),
                whole ? faults(row.getString("problems")) : null,
                Columns.instant(row, "created_at"));
    }

    private String write(List<Fault> faults) {
        try {
            return json.writeValueAsString(faults);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("faults are plain values", e);
        }
    }

    private List<Fault> faults(String text) {
        try {
            return json.readValue(text, FAULTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the faults of a reconciliation are ours", e);
        }
    }

    private Map<State, Long> counts(String text) {
        try {
            return json.readValue(text, COUNTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the counts of a reconciliation are ours", e);
        }
    }
}
