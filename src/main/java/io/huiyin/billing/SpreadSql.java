package io.huiyin.billing;

/** Which days the assignments of an item owe in a period, and what each bears of a shared cost, as SQL. */
final class SpreadSql {

    private SpreadSql() {}

    /** The last day on which the item is billed; null while it goes on. */
    static final String LAST_IN_USE = "(select i.retired_on - 1 from fee_item i where i.id = :item)";

    /** The line of a share: what there was to share, by what, and which part of it this is. */
    static final String SHARE = """
            select 1 as line, t.part_fen::numeric as whole_fen,
                   :description || '，共 ' || to_char(cast(:costFen as bigint) / 100.0, 'FM999999999999990.00') || ' 元，'
                       || case cast(:spread as text) when 'AREA' then '按建筑面积分摊，' else '按户均摊，' end
                       || round(t.weight / (t.last_on - t.first_on + 1), 2) || ' / '
                       || round(t.of_weight / (t.last_on - t.first_on + 1), 2) || coalesce('。' || cast(:saving as text), '') as description,
                   case cast(:spread as text) when 'AREA' then t.area_m2 else 1 end as quantity, null::numeric as unit_price,
                   null as meter_number, null as previous, null as present, null as multiplier, null as tier
            """;

    /**
     * Each assignment with the first and last day of its house's period, those of them that it covers while the item is in use, and
     * why they are not known.
     */
    static String placed(RunItem item, String assignments) {
        return """
                placed as (
                    select a.*, h.area_m2, h.occupancy_status in ('VACANT', 'UNSOLD') as is_empty,
                           coalesce(d.first_on, :calendarFirst) as first_on, coalesce(d.last_on, :calendarLast) as last_on,
                           greatest(coalesce(d.first_on, :calendarFirst), a.from_on) as begins_on,
                           least(coalesce(d.last_on, :calendarLast), a.to_on,
                                 %s) as ends_on,
                           %s as problem
                      from %s a
                      join house h on h.id = a.house_id
                      %s
                )""".formatted(LAST_IN_USE, problem(item), assignments, days(item));
    }

    private static String problem(RunItem item) {
        return switch (item.anchor()) {
            case CALENDAR -> "null";
            case PHASE -> "case when d.first_on is null then 'NO_ANCHOR' end";
            case HANDOVER -> "case when d.first_on is null or d.first_on < h.handed_over_on then 'NOT_HANDED_OVER' end";
        };
    }

    /** The period of each day of the year is {@link Period}'s to say: it comes as a table. */
    private static String days(RunItem item) {
        var anchored =
                "left join unnest(:anchorMonths, :anchorDays, :firsts, :lasts) as d (month, day, first_on, last_on) on ";
        return switch (item.anchor()) {
            case CALENDAR -> "cross join (select :calendarFirst as first_on, :calendarLast as last_on) d";
            case PHASE -> """
                    join building b on b.id = h.building_id
                    left join fee_anchor n on n.fee_item_id = :item and n.phase_id = b.phase_id
                    """ + anchored + "d.month = n.month and d.day = n.day";
            case HANDOVER ->
                anchored
                        + "d.month = extract(month from h.handed_over_on) and d.day = extract(day from h.handed_over_on)";
        };
    }

    /**
     * What is fixed already of those {@code assigned}, or what it would be of all: {@code :cost} with its sum, its spread, and whether
     * it is fixed.
     */
    static String parts(RunItem item) {
        return """
                select p.assignment_id, p.weight, p.of_weight, p.amount_fen
                  from shared_cost_part p
                 where p.shared_cost_id = :cost and p.assignment_id in (select id from assigned)
                union all
                select s.id, s.weight, s.of_weight, s.amount_fen from (%s) s
                """.formatted(spread(item));
    }

    /** By area or evenly, in both cases by the days that are covered; by largest remainder, the older assignment first. */
    static String spread(RunItem item) {
        if (item.method() != PricingMethod.SHARED) throw new IllegalArgumentException("nothing is shared");
        return """
                with assigned_all as (
                    select a.id, a.house_id, a.from_on, a.to_on
                      from fee_assignment a
                     where a.fee_item_id = :item and not a.charged and :spreadsAnew
                ), %s, weighed as (
                    select p.id, (case cast(:spread as text) when 'AREA' then p.area_m2 else 1 end)
                                 * (p.ends_on - p.begins_on + 1) as weight
                      from placed p
                     where p.problem is null and p.begins_on <= p.ends_on
                ), floored as (
                    select w.*, div(cast(:costFen as bigint) * w.weight, w.of_weight) as fen,
                           mod(cast(:costFen as bigint) * w.weight, w.of_weight) as remainder
                      from (select w.*, sum(w.weight) over () as of_weight from weighed w) w
                )
                select f.id, f.weight, f.of_weight,
                       (f.fen + case when row_number() over (order by f.remainder desc, f.id)
                                          <= cast(:costFen as bigint) - sum(f.fen) over ()
                                     then 1 else 0 end)::bigint as amount_fen
                  from floored f
                """.formatted(placed(item, "assigned_all"));
    }
}
