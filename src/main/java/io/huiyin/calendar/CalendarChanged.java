package io.huiyin.calendar;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody edited a calendar. Promises that run keep their due times.
 *
 * @param year the year whose days were edited; null where the hours of the week were
 */
public record CalendarChanged(UUID calendarId, UUID communityId, Integer year, Instant at) implements DomainEvent {

    @Override
    public String type() {
        return "calendar.changed";
    }

    @Override
    public SubjectRef subject() {
        return new SubjectRef("calendar", calendarId);
    }

    @Override
    public Map<String, Object> data() {
        return year == null ? Map.of("changed", "hours") : Map.of("changed", "year", "year", year);
    }
}
