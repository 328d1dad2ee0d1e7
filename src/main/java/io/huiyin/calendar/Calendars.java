package io.huiyin.calendar;

import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The working calendars, one for each community. */
@ApplicationScoped
public class Calendars {

    private static final String LIST = "calendars";

    private final Database database;
    private final CalendarRepository calendars;
    private final Events events;
    private final Clock clock;

    /** By community. An edit gives the row another revision, so whoever compares that never reckons with an old one. */
    private final Map<UUID, Remembered> remembered = new ConcurrentHashMap<>();

    Calendars(Database database, CalendarRepository calendars, Events events, Clock clock) {
        this.database = database;
        this.calendars = calendars;
        this.events = events;
        this.clock = clock;
    }

    private record Remembered(long revision, WorkingCalendar calendar) {}

    /** Gives a new community its calendar: {@link WorkingWeek#STANDARD} and the years that ship with the program. */
    public void createDefault(UUID calendarId, UUID communityId, ZoneId zone) {
        calendars.insert(new CommunityCalendar(
                calendarId, communityId, zone, WorkingWeek.STANDARD, Map.of(), clock.instant(), 0, 1));
    }

    /** The present revision of a community's calendar; empty for a community that the caller cannot see. */
    public Optional<Long> revision(UUID communityId) {
        return calendars.revision(communityId);
    }

    /** The present calendar of a community. One small statement, as a rule. */
    public WorkingCalendar of(UUID communityId) {
        return of(communityId, calendars.revision(communityId).orElseThrow(() -> without(communityId)));
    }

    /**
     * The calendar of a community at the revision that the caller has just read, in a statement of his own, from
     * {@code calendar.revision}. No statement, as a rule.
     */
    public WorkingCalendar of(UUID communityId, long revision) {
        var known = remembered.get(communityId);
        if (known != null && known.revision() == revision) return known.calendar();
        var stored = calendars.ofCommunity(communityId).orElseThrow(() -> without(communityId));
        var calendar = stored.working();
        remembered.put(communityId, new Remembered(stored.revision(), calendar));
        return calendar;
    }

    /** The calendars within the caller's scope, newest first. */
    public Page<CommunityCalendar> list(Caller caller, UUID communityId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = LIST + "?communityId=" + communityId;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = calendars.list(communityId, cursor == null ? null : cursor.uuid(0), limit + 1);
            return Page.of(rows, limit, calendar -> Cursor.after(list, calendar.id()));
        });
    }

    public CommunityCalendar get(Caller caller, UUID id) {
        return database.in(caller, () -> calendars.find(id).orElseThrow(Problems::notFound));
    }

    /** Replaces the hours of the week. */
    public CommunityCalendar changeHours(Caller caller, UUID id, Expected expected, WorkingWeek week) {
        return edit(caller, id, expected, null, calendar -> {
            var changed = new CommunityCalendar(
                    id,
                    calendar.communityId(),
                    calendar.timeZone(),
                    week,
                    calendar.ownYears(),
                    calendar.createdAt(),
                    calendar.revision(),
                    calendar.version());
            calendars.replaceHours(changed);
        });
    }

    /** Enters or corrects a year; it stands above what was shipped. */
    public CommunityCalendar changeYear(Caller caller, UUID id, Expected expected, CalendarYear year) {
        return edit(caller, id, expected, year.year(), calendar -> {
            calendars.deleteYear(calendar, year.year());
            calendars.insertYear(calendar, year);
        });
    }

    /**
     * Takes back what the community said of a year, so that the shipped data counts again.
     *
     * @throws io.huiyin.kernel.ProblemException 404 if it said nothing
     */
    public CommunityCalendar removeYear(Caller caller, UUID id, Expected expected, int year) {
        return edit(caller, id, expected, year, calendar -> {
            if (!calendars.deleteYear(calendar, year)) throw Problems.notFound();
        });
    }

    private CommunityCalendar edit(
            Caller caller, UUID id, Expected expected, Integer year, Consumer<CommunityCalendar> edit) {
        return database.in(caller, () -> {
            var calendar = calendars.find(id).orElseThrow(Problems::notFound);
            expected.check(calendar.version());
            if (!calendars.touch(calendar)) throw Problems.stale();
            edit.accept(calendar);
            events.publish(new CalendarChanged(id, calendar.communityId(), year, clock.instant()));
            return calendars.find(id).orElseThrow();
        });
    }

    private static IllegalStateException without(UUID communityId) {
        return new IllegalStateException("the community " + communityId + " has no calendar");
    }
}
