package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** What meters showed, and what new readings are at odds with. */
@ApplicationScoped
class MeterReadingRepository {

    private final Database database;

    MeterReadingRepository(Database database) {
        this.database = database;
    }

    /** A reading of a known meter. */
    record New(
            UUID id, UUID communityId, UUID meterId, LocalDate readOn, BigDecimal value, MeterReading.Source source) {

        New(Meter meter, LocalDate readOn, BigDecimal value, MeterReading.Source source) {
            this(Ids.next(), meter.communityId(), meter.id(), readOn, value, source);
        }
    }

    /** The reading before or after one that contradicts it; {@code readOn} is null where it is the meter's initial value. */
    record Neighbour(UUID of, LocalDate readOn, String value) {}

    /** @return the ids of those that were entered; of a day that was read already none is */
    List<UUID> insert(List<New> readings, Instant now) {
        return bound(database.handle().createQuery("""
                                insert into meter_reading (id, community_id, meter_id, read_on, value, source, created_at)
                                select n.id, m.community_id, n.meter_id, n.read_on, n.value, n.source, :now
                                  from unnest(:ids, :meters, :days, :values, :sources) as n (id, meter_id, read_on, value, source)
                                  join meter m on m.id = n.meter_id
                                on conflict on constraint meter_reading_once_a_day_uq do nothing
                                returning id
                                """), readings)
                .bindArray(
                        "sources",
                        String.class,
                        readings.stream().map(each -> each.source().name()).toArray())
                .bind("now", now)
                .mapTo(UUID.class)
                .list();
    }

    /** Those that are less than the one before or more than the one after, each with that neighbour. */
    List<Neighbour> contradictions(List<New> readings) {
        return bound(database.handle().createQuery("""
                                select n.id, case when n.value < coalesce(b.value, m.initial_value) then b.read_on else a.read_on end
                                           as read_on,
                                       case when n.value < coalesce(b.value, m.initial_value)
                                            then coalesce(b.value, m.initial_value) else a.value end as value
                                  from unnest(:ids, :meters, :days, :values) as n (id, meter_id, read_on, value)
                                  join meter m on m.id = n.meter_id
                                  left join lateral (select r.read_on, r.value from meter_reading r
                                                      where r.meter_id = n.meter_id and r.read_on < n.read_on
                                                      order by r.read_on desc limit 1) b on true
                                  left join lateral (select r.read_on, r.value from meter_reading r
                                                      where r.meter_id = n.meter_id and r.read_on > n.read_on
                                                      order by r.read_on limit 1) a on true
                                 where n.value < coalesce(b.value, m.initial_value) or n.value > a.value
                                """), readings)
                .map((row, context) -> new Neighbour(
                        Columns.uuid(row, "id"),
                        Columns.date(row, "read_on"),
                        MeterRepository.plain(row.getBigDecimal("value"))))
                .list();
    }

    /**
     * Those on which a published bill would come to something else: the newest of its house and item up to the last day of what
     * was billed, or up to the day before the first.
     */
    List<UUID> alreadyBilled(List<New> readings) {
        return bound(database.handle().createQuery("""
                                select distinct n.id
                                  from unnest(:ids, :meters, :days, :values) as n (id, meter_id, read_on, value)
                                  join meter m on m.id = n.meter_id
                                 cross join lateral (
                                       select min(b.from_on) - 1 as before_on, max(b.to_on) as to_on
                                         from fee_bill b
                                        where b.house_id = m.house_id and b.fee_item_id = m.fee_item_id
                                          and b.status <> 'VOID'
                                        group by b.assignment_id, b.period) p
                                 cross join lateral (values (p.before_on), (p.to_on)) as edge (on_day)
                                 where n.read_on <= edge.on_day
                                   and not exists (select from meter_reading r
                                                    where r.meter_id = n.meter_id and r.read_on > n.read_on
                                                      and r.read_on <= edge.on_day)
                                """), readings)
                .mapTo(UUID.class)
                .list();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, List<New> readings) {
        return statement
                .bindArray("ids", UUID.class, readings.stream().map(New::id).toArray())
                .bindArray(
                        "meters",
                        UUID.class,
                        readings.stream().map(New::meterId).toArray())
                .bindArray(
                        "days",
                        LocalDate.class,
                        readings.stream().map(New::readOn).toArray())
                .bindArray(
                        "values",
                        BigDecimal.class,
                        readings.stream().map(New::value).toArray());
    }

    Optional<MeterReading> find(UUID meterId, UUID id) {
        return database.handle()
                .createQuery("select * from meter_reading where id = :id and meter_id = :meter")
                .bind("id", id)
                .bind("meter", meterId)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Newest first. */
    List<MeterReading> list(UUID meterId, LocalDate before, int limit) {
        return database.handle()
                .createQuery("""
                        select * from meter_reading
                         where meter_id = :meter and read_on < coalesce(:before, date 'infinity')
                         order by read_on desc
                         limit :limit
                        """)
                .bind("meter", meterId)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    private static MeterReading read(ResultSet row) throws SQLException {
        return new MeterReading(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "meter_id"),
                Columns.date(row, "read_on"),
                MeterRepository.plain(row.getBigDecimal("value")),
                Columns.name(row, "source", MeterReading.Source.class),
                Columns.instant(row, "created_at"));
    }
}
