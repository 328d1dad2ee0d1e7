package io.huiyin.reports;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is outstanding, by how long it is overdue (账龄). */
@ApplicationScoped
public class AgeingReports {

    private static final String SUMS = """
            with owed as (
                select b.house_id, %1$s as key, %2$s as name, width_bucket(:on - b.due_on, %4$s) as bucket,
                       b.amount_fen - settled.fen as outstanding
                  from fee_bill b
                  %3$s
                 cross join lateral (
                       select coalesce(sum(case e.credit when 'RECEIVABLE' then e.amount_fen else -e.amount_fen end), 0) as fen
                         from ledger_entry e
                        where e.bill_id = b.id and e.effective_on <= :on and 'RECEIVABLE' in (e.debit, e.credit)
                          and e.kind <> 'BILL_PUBLISHED') settled
                 where b.community_id = any (array[cast(:community as uuid)]) and b.period_from <= :on
                   and b.status in ('OPEN', 'PART_PAID', 'PAID', 'WRITTEN_OFF') and b.amount_fen > settled.fen
            )
            select grouping(key) = 1 as all_groups, grouping(bucket) = 1 as all_buckets, key, min(name) as name, bucket,
                   count(*) as bills, count(distinct house_id) as houses, sum(outstanding) as outstanding
              from owed
             group by grouping sets ((key, bucket), (key), (bucket), ())
             having count(*) > 0
            """;

    private final Database database;
    private final ReportDays days;

    AgeingReports(Database database, ReportDays days) {
        this.database = database;
        this.days = days;
    }

    private record Sum(boolean ofAllGroups, boolean ofAllBuckets, String key, String name, Ageing.Part part) {}

    /**
     * @param on today where null
     * @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities, 422 by collector
     */
    public Ageing ageing(Caller caller, UUID communityId, LocalDate on, Grouping groupBy) {
        return database.in(caller, () -> {
            var day = requireNonNullElse(on, days.today(communityId));
            if (!groupBy.isOfBills()) {
                throw Problems.unprocessable(
                        "groupBy", "not-of-bills", Text.of("Bills have no collector.", "账单没有收款人，不能按收款人统计。"));
            }
            var sums = sums(communityId, day, groupBy);
            var groups = sums.stream()
                    .filter(sum -> !sum.ofAllGroups())
                    .collect(Collectors.groupingBy(
                            sum -> String.valueOf(sum.key()), LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .map(AgeingReports::group)
                    .sorted(Comparator.comparing(
                                    Ageing.Group::name, Comparator.nullsLast(Comparator.<String>naturalOrder()))
                            .thenComparing(Ageing.Group::key, Comparator.nullsLast(Comparator.<String>naturalOrder())))
                    .toList();
            var whole = sums.stream().filter(Sum::ofAllGroups).toList();
            return new Ageing(communityId, day, groupBy, groups, group(whole));
        });
    }

    private List<Sum> sums(UUID communityId, LocalDate on, Grouping by) {
        return database.handle()
                .createQuery(SUMS.formatted(by.key(), by.title(), by.joins(), Bucket.FIRST_DAYS))
                .bind("community", communityId)
                .bind("on", on)
                .map((row, context) -> {
                    boolean allGroups = row.getBoolean("all_groups");
                    boolean allBuckets = row.getBoolean("all_buckets");
                    return new Sum(
                            allGroups,
                            allBuckets,
                            row.getString("key"),
                            allGroups ? null : row.getString("name"),
                            new Ageing.Part(
                                    allBuckets ? null : Bucket.values()[row.getInt("bucket")],
                                    row.getLong("bills"),
                                    row.getLong("houses"),
                                    row.getLong("outstanding")));
                })
                .list();
    }

    private static Ageing.Group group(List<Sum> sums) {
        var parts = sums.stream()
                .filter(sum -> !sum.ofAllBuckets())
                .map(Sum::part)
                .collect(Collectors.toMap(Ageing.Part::bucket, part -> part));
        var buckets = Arrays.stream(Bucket.values())
                .map(bucket -> parts.getOrDefault(bucket, new Ageing.Part(bucket, 0, 0, 0)))
                .toList();
        return sums.stream()
                .filter(Sum::ofAllBuckets)
                .findFirst()
                .map(sum -> new Ageing.Group(
                        sum.key(),
                        sum.name(),
                        sum.part().bills(),
                        sum.part().houses(),
                        sum.part().outstandingFen(),
                        buckets))
                .orElse(new Ageing.Group(null, null, 0, 0, 0, buckets));
    }
}
