package io.huiyin.dunning;

import io.huiyin.community.Communities;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What a supervisor looks at: whether notices go out in time, and who does what (DUN-07). */
@ApplicationScoped
public class DunningReports {

    private static final int ON_TIME_DAYS = 7;
    private static final int MOST_STAFF = 200;

    private final Database database;
    private final Communities communities;
    private final Clock clock;

    DunningReports(Database database, Communities communities, Clock clock) {
        this.database = database;
        this.communities = communities;
        this.clock = clock;
    }

    /**
     * @param from the first of the month where null
     * @param to   today where null
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown community; 422 for days that end before they begin or go over a year
     */
    public DunningProgress progress(Caller caller, UUID communityId, LocalDate from, LocalDate to) {
        return database.in(caller, () -> {
            var community = communities.find(communityId).orElseThrow(Problems::notFound);
            var today = LocalDate.ofInstant(clock.instant(), community.timeZone());
            var last = to == null ? today : to;
            var first = from == null ? last.withDayOfMonth(1) : from;
            if (first.isAfter(last) || first.plusYears(1).isBefore(last)) {
                throw Problems.unprocessable(
                        "/from", "days", Text.of("It begins at most a year before it ends.", "起始日不得晚于截止日，且最长一年。"));
            }
            return new DunningProgress(
                    communityId, first, last, steps(communityId, first, last), staff(communityId, first, last));
        });
    }

    private List<DunningProgress.OfStep> steps(UUID communityId, LocalDate from, LocalDate to) {
        return database.handle()
                .createQuery("""
                        with due as (
                            select next_step, count(*) as debtors, sum(principal_fen)::bigint as fen, min(next_due_on) as since
                              from (%s) owing
                             group by next_step
                        ), letter as (
                            select l.step, count(*) as made,
                                   count(*) filter (where l.made_on > l.step_due_on + :onTime) as late,
                                   count(*) filter (where not %s) as undelivered
                              from dunning_letter l
                             where l.community_id = :community and l.made_on between :from and :to
                             group by l.step
                        )
                        select s.code, s.kind, coalesce(d.debtors, 0) as debtors, coalesce(d.fen, 0) as fen, d.since,
                               coalesce(l.made, 0) as made, coalesce(l.late, 0) as late, coalesce(l.undelivered, 0) as undelivered
                          from dunning_step s left join due d on d.next_step = s.code left join letter l on l.step = s.code
                         where s.community_id = :community
                         order by s.position
                        """.formatted(
                                ArrearsSql.rows(true, "true", "true", "n.due_on <= d.today and p.id is null", ""),
                                DunningLetterRepository.REACHED))
                .bind("community", communityId)
                .bind("from", from)
                .bind("to", to)
                .bind("onTime", ON_TIME_DAYS)
                .bind("now", clock.instant())
                .bindNull("day", Types.DATE)
                .map((row, context) -> new DunningProgress.OfStep(
                        row.getString("code"),
                        Columns.name(row, "kind", DunningStepKind.class),
                        row.getLong("debtors"),
                        row.getLong("fen"),
                        Columns.date(row, "since"),
                        row.getLong("made"),
                        row.getLong("late"),
                        row.getLong("undelivered")))
                .list();
    }

    private List<DunningProgress.OfStaff> staff(UUID communityId, LocalDate from, LocalDate to) {
        return database.handle()
                .createQuery("""
                        select a.staff_id, count(*) as acts, count(*) filter (where a.outcome <> 'NO_ANSWER') as reached,
                               count(a.promise_on) as promises,
                               count(*) filter (where a.promise_on is not null
                                                  and huiyin_paid_of_promise(a) >= a.promise_fen) as kept
                          from dunning_act a
                         where a.community_id = :community and a.done_on between :from and :to
                         group by a.staff_id
                         order by acts desc, a.staff_id
                         limit :most
                        """)
                .bind("community", communityId)
                .bind("from", from)
                .bind("to", to)
                .bind("most", MOST_STAFF)
                .map((row, context) -> new DunningProgress.OfStaff(
                        Columns.uuid(row, "staff_id"),
                        row.getLong("acts"),
                        row.getLong("reached"),
                        row.getLong("promises"),
                        row.getLong("kept")))
                .list();
    }
}
