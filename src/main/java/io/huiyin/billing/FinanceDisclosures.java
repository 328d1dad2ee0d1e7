package io.huiyin.billing;

import com.fasterxml.jackson.core.type.TypeReference;
import io.huiyin.community.Communities;
import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.files.Files;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What is published of income and expense (收支公示), which owners read too. */
@ApplicationScoped
public class FinanceDisclosures {

    private static final TypeReference<List<FinanceDisclosure.Income>> INCOME = new TypeReference<>() {};
    private static final TypeReference<List<FinanceDisclosure.Expense>> EXPENSES = new TypeReference<>() {};
    private static final String SELECT =
            "select d.*, r.id as replaced_by from %s left join finance_disclosure r on r.replaces_id = d.id ";

    private final Database database;
    private final Communities communities;
    private final Files files;
    private final BillingJson json;
    private final Events events;
    private final Clock clock;

    FinanceDisclosures(
            Database database, Communities communities, Files files, BillingJson json, Events events, Clock clock) {
        this.database = database;
        this.communities = communities;
        this.files = files;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Publishes a statement.
     *
     * @throws io.huiyin.kernel.ProblemException 409 if the period has one and this does not replace the latest; 422
     *     for an unknown community or file, one of another period in its place, and a day in the future
     */
    public FinanceDisclosure publish(Caller caller, FinanceDisclosure.Given given) {
        return database.in(caller, () -> {
            var community = communities.require(given.communityId());
            var today = LocalDate.ofInstant(clock.instant(), community.timeZone());
            if (given.publishedOn() != null && given.publishedOn().isAfter(today)) {
                throw Problems.unprocessable(
                        "/publishedOn", "in-future", Text.of("It must not lie in the future.", "不能是将来的日期。"));
            }
            if (Period.parse(given.period(), "/period").first(Period.CALENDAR).isAfter(today)) {
                throw Problems.unprocessable("/period", "in-future", Text.of("The period has not begun.", "该期间尚未开始。"));
            }
            checkReplaced(given);
            if (given.fileId() != null) {
                files.attach(given.communityId(), given.fileId())
                        .orElseThrow(() -> Problems.unknownReference("/fileId"));
            }
            var id = Ids.next();
            if (!insert(id, given, given.publishedOn() == null ? today : given.publishedOn())) {
                throw Problems.conflict(
                        given.replacesId() == null ? "/period" : "/replacesId",
                        "published",
                        Text.of(
                                "The period has a later statement: name that one in replacesId.",
                                "该期间已有更新的公示：请在 replacesId 中指明。"));
            }
            events.edited(
                    "finance-disclosure", Edit.CREATED, given.communityId(), id, Map.of("period", given.period()));
            return find(id).orElseThrow();
        });
    }

    public FinanceDisclosure get(Caller caller, UUID id) {
        return database.in(caller, () -> find(id).orElseThrow(Problems::notFound));
    }

    /** The last published first, those that were replaced too. */
    public Page<FinanceDisclosure> list(
            Caller caller, UUID communityId, String period, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "finance-disclosures?" + communityId + "&" + period;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var where = new Where()
                    .and("d.period = :period", "period", period)
                    .and("d.id < :before", "before", cursor == null ? null : cursor.uuid(0));
            var from =
                    CommunityWalk.from("finance_disclosure", "d", communityId, where, "d.community_id desc, d.id desc");
            var rows = where.bindTo(
                            database.handle().createQuery(SELECT.formatted(from) + "order by d.id desc limit :limit"))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            return Page.of(rows, limit, disclosure -> Cursor.after(list, disclosure.id()));
        });
    }

    private void checkReplaced(FinanceDisclosure.Given given) {
        if (given.replacesId() == null) return;
        var replaced = find(given.replacesId())
                .filter(found -> found.communityId().equals(given.communityId()))
                .orElseThrow(() -> Problems.unknownReference("/replacesId"));
        if (!replaced.period().equals(given.period())) {
            throw Problems.unprocessable(
                    "/period", "other-period", Text.of("It replaces one of %s.", "所替换的公示属于 %s。", replaced.period()));
        }
    }

    /** @return false if another one stands in its place already */
    private boolean insert(UUID id, FinanceDisclosure.Given given, LocalDate publishedOn) {
        return database.handle()
                        .createUpdate("""
                                insert into finance_disclosure (id, community_id, period, income, expenses, income_fen,
                                                                expense_fen, file_id, published_on, replaces_id, created_at)
                                values (:id, :community, :period, cast(coalesce(:income, '[]') as jsonb),
                                        cast(coalesce(:expenses, '[]') as jsonb), :incomeFen, :expenseFen, :file, :published,
                                        :replaces, :now)
                                on conflict do nothing
                                """)
                        .bind("id", id)
                        .bind("community", given.communityId())
                        .bind("period", given.period())
                        .bind("income", json.write(given.income()))
                        .bind("expenses", json.write(given.expenses()))
                        .bind(
                                "incomeFen",
                                sum(given.income().stream().map(FinanceDisclosure.Income::amountFen), "/income"))
                        .bind(
                                "expenseFen",
                                sum(given.expenses().stream().map(FinanceDisclosure.Expense::amountFen), "/expenses"))
                        .bind("file", given.fileId())
                        .bind("published", publishedOn)
                        .bind("replaces", given.replacesId())
                        .bind("now", clock.instant())
                        .execute()
                == 1;
    }

    private static long sum(Stream<Long> fen, String pointer) {
        return Figures.bounded(fen.map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add), pointer);
    }

    private Optional<FinanceDisclosure> find(UUID id) {
        return database.handle()
                .createQuery(SELECT.formatted("finance_disclosure d") + "where d.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    private FinanceDisclosure read(ResultSet row) throws SQLException {
        return new FinanceDisclosure(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("period"),
                json.read(row.getString("income"), INCOME),
                json.read(row.getString("expenses"), EXPENSES),
                row.getLong("income_fen"),
                row.getLong("expense_fen"),
                Columns.uuid(row, "file_id"),
                Columns.date(row, "published_on"),
                Columns.uuid(row, "replaces_id"),
                Columns.uuid(row, "replaced_by"),
                Columns.instant(row, "created_at"));
    }
}
