package io.huiyin.billing;

/**
 * How the bills of some assignments are reckoned (计费), as common table expressions: {@code assigned} are those,
 * {@code fresh} the bills that they lack, {@code skip} the assignments for which there is none, each with its reason.
 *
 * <p>What the whole period costs comes to full fen once a line. The days of the period are cut where the assignment begins or ends
 * and where the payer changes, and each line is split over the stretches between the cuts by largest remainder, those that
 * the assignment does not cover included: so what complementary assignments pay adds up to the whole.
 */
final class Reckoning {

    private Reckoning() {}

    /**
     * Of a batch: {@code :limit} assignments behind {@code :after}, of what is shared by the parts that are fixed. Binds {@code :item
     * :period :description :months} as well, what {@link RunDays} binds and, of what is shared, {@code :cost :costFen :spread :saving}.
     */
    static String of(RunItem item) {
        var which = "a.fee_item_id = :item and a.id > :after and not a.charged order by a.id limit :limit";
        var fixed = "left join shared_cost_part p on p.shared_cost_id = :cost and p.assignment_id = t.id";
        return with(assigned(which), item, SpreadSql.placed(item, "assigned"), fixed);
    }

    /** Of the assignments {@code :ids} of the item, of what is shared by the parts that they would bear: {@code :spreadsAnew}. */
    static String ofThose(RunItem item) {
        var placed = SpreadSql.placed(item, "assigned");
        if (item.method() == PricingMethod.SHARED) placed += ",\npart as materialized (" + SpreadSql.parts(item) + ")";
        return with(assigned("a.id = any (:ids)"), item, placed, "left join part p on p.assignment_id = t.id");
    }

    private static String with(String assigned, RunItem item, String placed, String parts) {
        return String.join(",\n", assigned, placed, due(item, parts), line(item), split(), bill(item));
    }

    private static String assigned(String which) {
        return """
                with assigned as materialized (
                    select a.id, a.house_id, a.vehicle_id, a.payer_id, a.paid_by, a.quantity, a.from_on, a.to_on
                      from fee_assignment a
                     where %s
                )""".formatted(which);
    }

    private static String due(RunItem item, String parts) {
        var reason =
                switch (item.method()) {
                    case METERED -> " when not " + MeterSql.IS_READ + " then 'NO_READING'";
                    case SHARED -> " when p.assignment_id is null then 'NO_COST'";
                    case AREA, FIXED, ONE_OFF -> "";
                };
        // Nothing else is ever withheld, so nothing else pays for looking.
        var suspended = item.feeClass() != FeeClass.SERVICE ? "" : """
                when exists (select from service_suspension x
                              where x.house_id = t.house_id and x.fee_item_id = :item
                                and x.lifted_at is null) then 'SUSPENDED'""";
        boolean isShared = item.method() == PricingMethod.SHARED;
        return """
                due as (
                    select t.*, %5$s s.unit_price, s.tiers, s.due_days, s.late_daily_rate, s.late_grace_days, s.late_cap_ratio,
                           trim_scale(case when t.is_empty then coalesce(s.vacancy_ratio, 1) else 1 end
                               * coalesce(least(
                                     (select min(d.ratio) from fee_discount d
                                       where d.fee_item_id = :item and d.house_id is null
                                         and %1$s between d.from_on and least(d.to_on, d.ended_on)),
                                     (select min(d.ratio) from fee_discount d
                                       where d.fee_item_id = :item and d.house_id = t.house_id
                                         and %1$s between d.from_on and least(d.to_on, d.ended_on))), 1)) as ratio,
                           case when t.problem is not null then t.problem
                                %2$s
                                when s.due_days is null then 'NO_STANDARD'
                                %3$s
                           end as reason
                      from placed t
                      left join lateral (
                            select * from fee_standard s
                             where s.fee_item_id = :item and s.effective_from <= %1$s
                             order by s.effective_from desc
                             limit 1) s on true
                      %6$s
                     where %4$s
                )""".formatted(
                        decisiveDay(item),
                        suspended,
                        reason,
                        item.method() == PricingMethod.ONE_OFF
                                ? "t.from_on between t.first_on and t.last_on"
                                : "t.begins_on <= t.ends_on",
                        isShared ? "p.amount_fen as part_fen, p.weight, p.of_weight," : "",
                        isShared ? parts : "");
    }

    /** The day whose standard and discounts count, and from which the bill is due: of what is charged once its own. */
    private static String decisiveDay(RunItem item) {
        return item.method() == PricingMethod.ONE_OFF ? "t.from_on" : "t.first_on";
    }

    /** Each line of the whole period beside each stretch of its days. */
    private static String line(RunItem item) {
        return """
                line as (
                    select t.id, t.house_id, %s as first_on, t.due_days, t.late_daily_rate, t.late_grace_days, t.late_cap_ratio,
                           %s as ratio, w.*, s.from_on, s.to_on, s.to_on - s.from_on + 1 as days,
                           coalesce(t.payer_id, s.payer_id) as payer_id,
                           s.from_on between t.begins_on and t.ends_on as is_covered
                      from due t
                     cross join lateral (%s) s
                     cross join lateral (%s) w
                     where t.reason is null
                )""".formatted(
                        decisiveDay(item),
                        item.method() == PricingMethod.SHARED ? "null::numeric" : "t.ratio",
                        stretches(item),
                        whole(item));
    }

    private static String stretches(RunItem item) {
        var from =
                switch (item.method()) {
                    case ONE_OFF -> "t.from_on";
                    // A share is that of the covered days already.
                    case SHARED -> "t.begins_on";
                    case AREA, FIXED, METERED -> "t.first_on";
                };
        var to =
                switch (item.method()) {
                    case ONE_OFF -> "t.from_on";
                    case SHARED -> "t.ends_on";
                    case AREA, FIXED, METERED -> "t.last_on";
                };
        return """
                select c.from_on, c.to_on, %3$s as payer_id
                  from (select b.on_day as from_on, lead(b.on_day, 1, %2$s + 1) over (order by b.on_day) - 1 as to_on
                          from (select %1$s as on_day
                                union select o.begins_on from (%4$s) o
                                union select o.ends_on + 1 from (%4$s) o where o.ends_on < %2$s
                                union select x.on_day
                                  from (%4$s) o
                                 cross join lateral (
                                       select unnest(array[r.from_on, r.to_on + 1]) as on_day
                                         from house_relation r
                                        where r.house_id = t.house_id and o.payer_id is null
                                          and r.relation in ('OWNER', 'TENANT')) x
                                 where x.on_day > o.begins_on and x.on_day <= o.ends_on
                                   and %5$s is distinct from %6$s) b) c
                """.formatted(
                from, to, payer("t", "c.from_on"), owing(item), payer("o", "x.on_day"), payer("o", "x.on_day - 1"));
    }

    /**
     * Which assignments owe parts of the same whole: this one, and where it does not cover the whole period those that take its
     * place before or behind it. All of them see the same cuts.
     */
    private static String owing(RunItem item) {
        var itself = "select t.begins_on, t.ends_on, t.payer_id, t.paid_by";
        return switch (item.method()) {
            case AREA, FIXED, METERED -> itself + """

                     union all
                    select greatest(a.from_on, t.first_on), least(a.to_on, t.last_on, %1$s), a.payer_id, a.paid_by
                      from fee_assignment a
                     where (t.begins_on > t.first_on or t.ends_on < t.last_on)
                       and a.house_id = t.house_id and a.fee_item_id = :item and not a.charged and a.id <> t.id
                       and a.vehicle_id is not distinct from t.vehicle_id
                       and a.from_on <= least(t.last_on, %1$s) and (a.to_on is null or a.to_on >= t.first_on)
                    """.formatted(SpreadSql.LAST_IN_USE);
            case SHARED, ONE_OFF -> itself;
        };
    }

    /** Who pays for a day where the assignment names nobody. */
    private static String payer(String assignment, String day) {
        return """
                (select r.owner_id from house_relation r
                  where r.house_id = t.house_id and %1$s.payer_id is null
                    and (r.relation = 'OWNER' or r.relation = 'TENANT' and %1$s.paid_by = 'TENANT')
                    and r.from_on <= %2$s and (r.to_on is null or r.to_on >= %2$s)
                  order by r.relation = 'TENANT' desc, r.household_head desc, r.from_on, r.id
                  limit 1)""".formatted(assignment, day);
    }

    private static String whole(RunItem item) {
        return switch (item.method()) {
            case AREA -> simple("t.area_m2", "t.area_m2 * :months");
            case FIXED, ONE_OFF -> simple("trim_scale(t.quantity)", "t.quantity");
            case METERED -> MeterSql.CONSUMED;
            case SHARED -> SpreadSql.SHARE;
        };
    }

    private static String simple(String quantity, String charged) {
        return """
                select 1 as line, %s, :description as description, %s as quantity,
                       trim_scale(t.unit_price) as unit_price, null as meter_number, null as previous, null as present,
                       null as multiplier, null as tier
                """.formatted(fen(charged + " * t.unit_price * t.ratio"), quantity);
    }

    /** Yuan to full fen, half up. */
    static String fen(String yuan) {
        return "round(" + yuan + " * 100) as whole_fen";
    }

    /** Largest remainder, the earlier stretch first where two are equal. */
    private static String split() {
        return """
                portion as (
                    select l.*, div(l.whole_fen * l.days, l.of_days) as fen, mod(l.whole_fen * l.days, l.of_days) as remainder
                      from (select l.*, sum(l.days) over (partition by l.id, l.line)::numeric as of_days from line l) l
                ), split as (
                    select p.*,
                           p.fen + case when row_number() over (
                                                 partition by p.id, p.line order by p.remainder desc, p.from_on)
                                             <= p.whole_fen - sum(p.fen) over (partition by p.id, p.line)
                                        then 1 else 0 end as amount_fen
                      from portion p
                )""";
    }

    private static String bill(RunItem item) {
        boolean hasDays = item.method() != PricingMethod.ONE_OFF;
        return """
                summed as (
                    select s.id, s.house_id, s.payer_id, s.first_on as period_from, s.first_on + s.due_days as due_on,
                           s.late_daily_rate, s.late_grace_days, s.late_cap_ratio,
                           min(s.from_on) as from_on, max(s.to_on) as to_on, sum(s.amount_fen) as amount_fen,
                           jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                               'description', s.description, 'from', s.from_on, 'to', s.to_on,
                               'days', %1$s, 'daysOfPeriod', %2$s,
                               'quantity', s.quantity::text, 'unitPrice', %4$s, 'ratio', %5$s,
                               'meterNumber', s.meter_number, 'previous', s.previous::text, 'present', s.present::text,
                               'multiplier', s.multiplier::text, 'tier', s.tier,
                               'amountFen', s.amount_fen)) order by s.from_on, s.line) as lines
                      from split s
                     where s.is_covered and s.amount_fen > 0
                     group by 1, 2, 3, 4, 5, 6, 7, 8
                ), bill as (
                    select * from summed where amount_fen <= %3$d
                ), fresh as (
                    select b.*, row_number() over (order by b.id, b.from_on, b.payer_id) as place
                      from bill b
                     where not exists (
                           select from fee_bill e
                            where e.assignment_id = b.id and e.period = :period and e.status <> 'VOID'
                              and (e.payer_id is not distinct from b.payer_id
                                   or exists (select from jsonb_to_recordset(e.lines) as was ("from" date, "to" date)
                                                join jsonb_to_recordset(b.lines) as now ("from" date, "to" date)
                                                  on was."from" <= now."to" and was."to" >= now."from")))
                ), skip as (
                    select t.id, t.house_id,
                           coalesce(t.reason, case when u.id is not null then 'TOO_MUCH' when b.id is null then 'NOTHING_TO_PAY'
                                               else 'ALREADY_BILLED' end) as reason
                      from due t
                      left join (select distinct id from bill) b on b.id = t.id
                      left join (select distinct id from summed where amount_fen > %3$d) u on u.id = t.id
                     where t.reason is not null or t.id not in (select id from fresh)
                )""".formatted(
                        hasDays ? "s.days" : "null::integer",
                        hasDays ? "s.of_days::integer" : "null::integer",
                        Figures.MOST_BILLED_FEN,
                        rate("s.unit_price"),
                        rate("s.ratio"));
    }

    /** As {@link Figures#rate} writes it. */
    private static String rate(String number) {
        return "round(%1$s, greatest(min_scale(%1$s), 2))::text".formatted(number);
    }
}
