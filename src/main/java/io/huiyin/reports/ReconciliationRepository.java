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
                        ), money (kind, thing, id, external_id, on_day, fen, is_reversed) as not materialized (
                            select 'PAYMENT', 'payment', id, external_id, paid_on, amount_fen, reversed_at is not null
                              from fee_payment where community_id = :community and method = :method
                            union all
                            select 'PAYMENT', 'deposit', id, external_id, paid_on, amount_fen, reversed_at is not null
                              from deposit where community_id = :community and method = :method
                            union all
                            select 'PAYMENT', 'top_up', id, external_id, paid_on, amount_fen, reversed_at is not null
                              from top_up where community_id = :community and method = :method
                            union all
                            select 'REFUND', 'refund', id, external_id, refunded_on, amount_fen, reversed_at is not null
                              from fee_refund where community_id = :community and method = :method
                            union all
                            select 'REFUND', 'deposit_movement', id, external_id, moved_on, amount_fen, reversed_at is not null
                              from deposit_movement where community_id = :community and method = :method and kind = 'REFUND'
                        ), known as (
                            select l.number, l.kind, min(l.external_id) as external_id, min(l.on_day) as on_day,
                                   min(l.fen) as fen, min(l.nth) as nth, coalesce(sum(m.fen) filter (where not m.is_reversed),
                                            (array_agg(m.fen order by m.id desc))[1]) as books_fen,
                                   bool_and(m.is_reversed) as is_reversed, (array_agg(m.thing order by m.is_reversed, m.id desc))[1] as thing,
                                   (array_agg(m.id order by m.is_reversed, m.id desc))[1] as about
                              from line l left join money m on m.kind = l.kind and m.external_id = l.external_id
                             group by l.number, l.kind
                        ), found (number, kind, external_id, on_day, fen, books_fen, thing, about, state) as (
                            select number, kind, external_id, on_day, fen, books_fen, thing, about,
                                   case when nth > 1 then 'DUPLICATE_IN_STATEMENT'
                                        when about is null then 'NOT_IN_BOOKS'
                                        when is_reversed then 'REVERSED_IN_BOOKS'
                                        when books_fen <> fen then 'AMOUNT_DIFFERS'
                                        else 'MATCHED' end
                              from known
                            union all
                            select null, m.kind, m.external_id, m.on_day, null, m.fen, m.thing, m.id, 'NOT_IN_STATEMENT'
                              from money m
                             where m.on_day between :from and :to and not m.is_reversed
                               and not exists (select from line l where l.kind = m.kind and l.external_id = m.external_id)
                        )
                        insert into reconciliation_item (id, community_id, reconciliation_id, state, kind, row_number,
                                                         external_id, paid_on, statement_fen, books_fen, payment_id, refund_id,
                                                         deposit_id, deposit_movement_id, top_up_id)
                        select huiyin_next_id(), :community, :id, state, kind, number, external_id, on_day, fen, books_fen,
                               case thing when 'payment' then about end, case thing when 'refund' then about end,
                               case thing when 'deposit' then about end, case thing when 'deposit_movement' then about end,
                               case thing when 'top_up' then about end
                          from (select * from found order by number nulls last, kind, on_day, about) ordered
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
                Columns.uuid(row, "refund_id"),
                Columns.uuid(row, "deposit_id"),
                Columns.uuid(row, "deposit_movement_id"),
                Columns.uuid(row, "top_up_id"));
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
