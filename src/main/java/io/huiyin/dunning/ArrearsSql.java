package io.huiyin.dunning;

/**
 * Who owes what, one row for each payer of a house, and how far the ladder was climbed with them. Where a debtor stands is never
 * kept: it is read from bills and acts, so that a payment, a reversal or another ladder tells at once.
 */
final class ArrearsSql {

    /** Stands for the payer of bills that name none, so that rows can be walked in an order. */
    static final String NOBODY = "'00000000-0000-0000-0000-000000000000'::uuid";

    /** The day that is asked for, else today in the community's zone. */
    static final String TODAY = "coalesce(cast(:day as date), huiyin_today(c.time_zone, cast(:now as timestamptz)))";

    /**
     * A walk along the index of those who owe, one for each community, which ends when it has found enough. Binds {@code :now} and
     * {@code :day}.
     *
     * <p>A step counts if it was taken behind the due day of the oldest bill that is owed, all steps before it were too, and, of a
     * notice, if it reached someone: what was done for a debt that is paid makes no later one older. Notice runs from the first time
     * that it was given.
     */
    private static final String ROWS = """
            select x.*
              from unnest(%2$s) as walked (community)
              join community c on c.id = walked.community
             cross join lateral (
                   select d.community_id, d.house_id, nullif(d.payer_key, %1$s) as payer_id, d.payer_key, d.today, d.bills,
                          d.principal_fen, d.disputed_fen, d.oldest_due_on, d.since,
                          r.kind as reached_kind, n.code as next_step, n.kind as next_kind, n.due_on as next_due_on,
                          n.due_on <= d.today and p.id is null as is_due,
                          p.id as promise_id, p.promise_fen, p.promise_on
                     from (
                          select b.community_id, b.house_id, coalesce(b.payer_id, %1$s) as payer_key, %3$s as today,
                                 count(*) as bills, sum(b.amount_fen - b.paid_fen) as principal_fen, min(b.due_on) as oldest_due_on,
                                 coalesce(sum(b.amount_fen - b.paid_fen) filter (where %4$s), 0) as disputed_fen,
                                 min(b.due_on) filter (where not %4$s) as since
                            from fee_bill b
                           where b.community_id = any (array[walked.community]) and b.status in ('OPEN', 'PART_PAID')
                             and b.due_on < %3$s and %5$s
                           group by b.community_id, b.house_id, coalesce(b.payer_id, %1$s)
                          having %6$s
                           order by b.community_id, b.house_id, coalesce(b.payer_id, %1$s)) d
                     left join lateral (
                          select t.*
                            from (select s.kind, s.position, s.notice_days, min(a.done_on) as first_on,
                                         row_number() over (order by s.position) as nth
                                    from dunning_act a join dunning_step s on s.community_id = a.community_id and s.code = a.step
                                   where a.house_id = d.house_id and a.payer_id is not distinct from nullif(d.payer_key, %1$s)
                                     and a.done_on > d.since and a.done_on <= d.today
                                     and (a.outcome <> 'NO_ANSWER' or a.kind = 'PHONE_REMINDER')
                                   group by s.kind, s.position, s.notice_days) t
                           where t.position = t.nth
                           order by t.position desc
                           limit 1) r on true
                     left join lateral (
                          select s.code, s.kind, s.position,
                                 greatest(d.since + s.after_days_overdue, r.first_on + r.notice_days) as due_on
                            from dunning_step s
                           where s.community_id = d.community_id and s.position > coalesce(r.position, 0) and d.since is not null
                           order by s.position
                           limit 1) n on true
                     left join lateral (
                          select a.id, a.promise_fen, a.promise_on
                            from dunning_act a
                           where a.house_id = d.house_id and a.payer_id is not distinct from nullif(d.payer_key, %1$s)
                             and a.promise_on >= d.today and huiyin_paid_of_promise(a) < a.promise_fen
                           order by a.id desc
                           limit 1) p on true
                    where %7$s
                    order by d.community_id, d.house_id, d.payer_key
                    %8$s) x
            """;

    private static final String DISPUTED =
            "exists (select from fee_dispute x where x.bill_id = b.id and x.to_on is null)";

    private static final String ALL = "huiyin_scope()";
    private static final String ONE = "array[cast(:community as uuid)]";

    private ArrearsSql() {}

    /**
     * @param oneCommunity whether {@code :community} is bound
     * @param bills        conditions on bills, {@code true} for none
     * @param groups       conditions on what they come to
     * @param rows         conditions on where the debtor stands: {@code d} who, {@code r} the step that was reached, {@code n} the
     *                     next one, {@code p} an open promise
     * @param limit        such as {@code limit :limit}, of each community; empty for all
     */
    static String rows(boolean oneCommunity, String bills, String groups, String rows, String limit) {
        return ROWS.formatted(NOBODY, oneCommunity ? ONE : ALL, TODAY, DISPUTED, bills, groups, rows, limit);
    }
}
