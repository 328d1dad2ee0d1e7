package io.huiyin.billing;

/** What the meters of a house say of a period, as SQL about an assignment {@code t}. */
final class MeterSql {

    private MeterSql() {}

    private static final String IN_USE = """
            m.house_id = t.house_id and m.fee_item_id = :item and m.installed_on <= t.last_on
            and (m.removed_on is null or m.removed_on >= t.first_on)""";

    /** Whether each meter was read in the period; one that took another's place in it need not be. */
    static final String IS_READ = """
            coalesce((select bool_and(
                               m.replaces_id is not null and m.installed_on >= t.first_on
                               or exists (select from meter_reading r
                                           where r.meter_id = m.id and r.read_on between t.first_on and t.last_on))
                        from meter m where %s), false)""".formatted(IN_USE);

    /** A line for each meter and tier. The tiers are of what all meters consumed, the older meter's first. */
    static final String CONSUMED = """
            select row_number() over (order by m.installed_on, m.id, x.tier) as line, %s,
                   :description || coalesce('，第 ' || x.tier || ' 档', '') as description,
                   trim_scale(least(m.up_to, x.up_to) - greatest(m.up_to - m.used, x.above)) as quantity,
                   trim_scale(x.unit_price) as unit_price, m.number as meter_number,
                   trim_scale(m.previous) as previous, trim_scale(m.present) as present,
                   trim_scale(m.multiplier) as multiplier, x.tier
              from (select m.*, sum(m.used) over (order by m.installed_on, m.id) as up_to
                      from (select m.*, (m.present - m.previous) * m.multiplier as used
                              from (select m.id, m.number, m.installed_on, m.multiplier,
                                           coalesce((select r.value from meter_reading r
                                                      where r.meter_id = m.id and r.read_on < t.first_on
                                                      order by r.read_on desc limit 1), m.initial_value) as previous,
                                           coalesce((select r.value from meter_reading r
                                                      where r.meter_id = m.id and r.read_on <= t.last_on
                                                      order by r.read_on desc limit 1), m.initial_value) as present
                                      from meter m
                                     where %s) m) m) m
             cross join lateral (
                   select e.place as tier, coalesce(lag((e.tier ->> 'upTo')::numeric) over (order by e.place), 0) as above,
                          (e.tier ->> 'upTo')::numeric as up_to, (e.tier ->> 'unitPrice')::numeric as unit_price
                     from jsonb_array_elements(t.tiers) with ordinality as e (tier, place)
                   union all
                   select null, 0, null, t.unit_price where t.tiers is null) x
             where least(m.up_to, x.up_to) > greatest(m.up_to - m.used, x.above)
            """.formatted(
            Reckoning.fen("(least(m.up_to, x.up_to) - greatest(m.up_to - m.used, x.above)) * x.unit_price * t.ratio"),
            IN_USE);
}
