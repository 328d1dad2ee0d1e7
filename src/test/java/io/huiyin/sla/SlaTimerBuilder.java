package io.huiyin.sla;

import static io.huiyin.calendar.CalendarBuilder.standardCalendar;

import io.huiyin.calendar.Target;
import io.huiyin.calendar.WorkingCalendar;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Timers for tests: a RESOLUTION on the standard calendar and ladder, entered when it starts. */
final class SlaTimerBuilder {

    private Metric metric = Metric.RESOLUTION;
    private Target target = Target.workingDays(1);
    private Instant startedAt = at("2025-06-06T15:00");
    private Instant enteredAt;
    private WorkingCalendar calendar = standardCalendar();

    static SlaTimerBuilder aTimer() {
        return new SlaTimerBuilder();
    }

    /** A moment in Shanghai. */
    static Instant at(String shanghai) {
        return LocalDateTime.parse(shanghai).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    SlaTimerBuilder metric(Metric timed) {
        metric = timed;
        return this;
    }

    SlaTimerBuilder of(Target promised) {
        target = promised;
        return this;
    }

    SlaTimerBuilder on(WorkingCalendar kept) {
        calendar = kept;
        return this;
    }

    SlaTimerBuilder from(String shanghai) {
        startedAt = at(shanghai);
        return this;
    }

    SlaTimerBuilder enteredAt(String shanghai) {
        enteredAt = at(shanghai);
        return this;
    }

    SlaTimer start() {
        var origin =
                new SlaTimer.Origin(Ids.next(), new SubjectRef("ticket", Ids.next()), metric, null, Ladder.STANDARD);
        var clock = new TargetClock(target, startedAt, calendar);
        return SlaTimer.started(origin, clock, enteredAt == null ? startedAt : enteredAt);
    }
}
