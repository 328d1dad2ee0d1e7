package io.huiyin.calendar;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code calendar}, {@code calendar_hours}, {@code calendar_year} and {@code calendar_day}. */
@ApplicationScoped
class CalendarRepository {

    /** A calendar with all that belongs to it, of one moment. */
    private static final String SELECT = """
            select c.*,
                   (select jsonb_agg(jsonb_build_object('weekday', h.weekday, 'from', h.from_minute, 'to', h.to_minute))
                      from calendar_hours h where h.calendar_id = c.id) as hours,
                   (select coalesce(jsonb_agg(jsonb_build_object(
                               'year', y.year, 'confirmed', y.confirmed, 'source', y.source,
                               'days', (select coalesce(jsonb_agg(jsonb_build_object(
                                                   'date', d.on_date, 'name', d.name, 'working', d.working)), '[]')
                                          from calendar_day d
                                         where d.calendar_id = y.calendar_id and d.year = y.year))), '[]')
                      from calendar_year y where y.calendar_id = c.id) as years
              from calendar c
            """;

    private static final TypeReference<List<Hours>> HOURS = new TypeReference<>() {};
    private static final TypeReference<List<CalendarYear>> YEARS = new TypeReference<>() {};

    private final Database database;
    private final ObjectMapper json;

    CalendarRepository(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    private record Hours(int weekday, int from, int to) {}

    Optional<CommunityCalendar> find(UUID id) {
        return database.handle()
                .createQuery(SELECT + " where c.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    Optional<CommunityCalendar> ofCommunity(UUID communityId) {
        return database.handle()
                .createQuery(SELECT + " where c.community_id = :community")
                .bind("community", communityId)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Up to {@code limit} calendars, newest first; of one community where it is given. */
    List<CommunityCalendar> list(UUID communityId, UUID before, int limit) {
        return database.handle()
                .createQuery(SELECT + """
                         where (cast(:community as uuid) is null or c.community_id = :community)
                           and (cast(:before as uuid) is null or c.id < :before)
                         order by c.id desc
                         limit :limit
                        """)
                .bind("community", communityId)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** The revision of the community's calendar. */
    Optional<Long> revision(UUID communityId) {
        return database.handle()
                .createQuery("select revision from calendar where community_id = :community")
                .bind("community", communityId)
                .mapTo(Long.class)
                .findOne();
    }

    void insert(CommunityCalendar calendar) {
        database.handle()
                .createUpdate("""
                        insert into calendar (id, community_id, time_zone, created_at)
                        values (:id, :community, :zone, :now)
                        """)
                .bind("id", calendar.id())
                .bind("community", calendar.communityId())
                .bind("zone", calendar.timeZone().getId())
                .bind("now", calendar.createdAt())
                .execute();
        insertHours(calendar);
    }

    /** Notes an edit; false if somebody else was first. */
    boolean touch(CommunityCalendar calendar) {
        return database.handle()
                        .createUpdate("""
                        update calendar set version = version + 1, revision = nextval('calendar_revision_seq')
                         where id = :id and version = :version
                        """)
                        .bind("id", calendar.id())
                        .bind("version", calendar.version())
                        .execute()
                == 1;
    }

    void replaceHours(CommunityCalendar calendar) {
        database.handle()
                .createUpdate("delete from calendar_hours where calendar_id = :calendar")
                .bind("calendar", calendar.id())
                .execute();
        insertHours(calendar);
    }

    /** Forgets the community's own data of a year. */
    boolean deleteYear(CommunityCalendar calendar, int year) {
        return database.handle()
                        .createUpdate("delete from calendar_year where calendar_id = :calendar and year = :year")
                        .bind("calendar", calendar.id())
                        .bind("year", year)
                        .execute()
                == 1;
    }

    void insertYear(CommunityCalendar calendar, CalendarYear year) {
        database.handle()
                .createUpdate("""
                        insert into calendar_year (calendar_id, community_id, year, confirmed, source)
                        values (:calendar, :community, :year, :confirmed, :source)
                        """)
                .bind("calendar", calendar.id())
                .bind("community", calendar.communityId())
                .bind("year", year.year())
                .bind("confirmed", year.confirmed())
                .bind("source", year.source())
                .execute();
        if (year.days().isEmpty()) return;
        var days = database.handle().prepareBatch("""
                insert into calendar_day (calendar_id, community_id, year, on_date, name, working)
                values (:calendar, :community, :year, :date, :name, :working)
                """);
        for (var day : year.days()) {
            days.bind("calendar", calendar.id())
                    .bind("community", calendar.communityId())
                    .bind("year", year.year())
                    .bind("date", day.date())
                    .bind("name", day.name())
                    .bind("working", day.working())
                    .add();
        }
        days.execute();
    }

    private void insertHours(CommunityCalendar calendar) {
        var batch = database.handle().prepareBatch("""
                insert into calendar_hours (calendar_id, community_id, weekday, from_minute, to_minute)
                values (:calendar, :community, :weekday, :from, :to)
                """);
        calendar.week()
                .hours()
                .forEach((weekday, intervals) -> intervals.forEach(hours -> batch.bind("calendar", calendar.id())
                        .bind("community", calendar.communityId())
                        .bind("weekday", weekday.getValue())
                        .bind("from", hours.fromMinute())
                        .bind("to", hours.toMinute())
                        .add()));
        batch.execute();
    }

    private CommunityCalendar read(ResultSet row) throws SQLException {
        return new CommunityCalendar(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                ZoneId.of(row.getString("time_zone")),
                week(parse(row.getString("hours"), HOURS)),
                years(parse(row.getString("years"), YEARS)),
                Columns.instant(row, "created_at"),
                row.getLong("revision"),
                row.getInt("version"));
    }

    private static WorkingWeek week(List<Hours> hours) {
        return new WorkingWeek(hours.stream()
                .collect(groupingBy(
                        of -> DayOfWeek.of(of.weekday()),
                        mapping(of -> new WorkingHours(of.from(), of.to()), toList()))));
    }

    private static Map<Integer, CalendarYear> years(List<CalendarYear> years) {
        return years.stream().collect(toMap(CalendarYear::year, year -> year));
    }

    private <T> T parse(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the calendar's own JSON", e);
        }
    }
}
