package io.huiyin.sla;

import static io.huiyin.calendar.CalendarBuilder.aCalendar;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.calendar.Target;
import io.huiyin.calendar.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of pauses, for random promises around the holidays of 2025. */
class TargetClockProperties {

    @Property
    void a_pause_that_is_cut_in_two_moves_the_due_time_as_far_as_the_whole(
            @ForAll("clocks") TargetClock clock,
            @ForAll("spans") Duration before,
            @ForAll("spans") Duration first,
            @ForAll("spans") Duration second) {
        var dueAt = clock.reckon().dueAt();
        var from = clock.startedAt().plus(before);
        Assume.that(from.isBefore(dueAt));
        var cut = from.plus(first);
        var to = cut.plus(second);

        var whole = clock.moved(dueAt, List.of(span(from, to)));
        var inTwo = clock.moved(dueAt, List.of(span(from, cut), span(cut, to)));

        assertThat(inTwo).isEqualTo(whole).isAfterOrEqualTo(dueAt).isAfterOrEqualTo(to);
    }

    @Property
    void clock_and_working_time_keep_what_was_left(
            @ForAll("clocks") TargetClock clock, @ForAll("spans") Duration before, @ForAll("spans") Duration length) {
        Assume.that(clock.target().workingDays() == null);
        var dueAt = clock.reckon().dueAt();
        var pause = span(
                clock.startedAt().plus(before), clock.startedAt().plus(before).plus(length));
        Assume.that(pause.from().isBefore(dueAt));

        var moved = clock.moved(dueAt, List.of(pause));

        assertThat(left(clock, pause.to(), moved)).isEqualTo(left(clock, pause.from(), dueAt));
    }

    @Property
    void shares_of_a_target_come_in_order_and_not_after_the_due_time(
            @ForAll("clocks") TargetClock clock, @ForAll("spans") Duration before, @ForAll("spans") Duration length) {
        var reckoned = clock.reckon().dueAt();
        var pause = span(
                clock.startedAt().plus(before), clock.startedAt().plus(before).plus(length));
        var pauses = pause.from().isBefore(reckoned) ? List.of(pause) : List.<PausedSpan>of();
        var dueAt = clock.moved(reckoned, pauses);

        var half = clock.at(50, dueAt, pauses);
        var most = clock.at(80, dueAt, pauses);

        assertThat(List.of(clock.startedAt(), half, most, dueAt)).isSorted();
    }

    private static Duration left(TargetClock clock, Instant from, Instant dueAt) {
        return clock.target().clockTime() != null
                ? Duration.between(from, dueAt)
                : clock.calendar().between(from, dueAt);
    }

    private static PausedSpan span(Instant from, Instant to) {
        return new PausedSpan(from, to, "PARTS");
    }

    @Provide
    Arbitrary<TargetClock> clocks() {
        return targets()
                .flatMap(target -> starts().flatMap(
                                start -> calendars().map(calendar -> new TargetClock(target, start, calendar))));
    }

    @Provide
    Arbitrary<Duration> spans() {
        return Arbitraries.integers().between(0, 10 * 24 * 60).map(Duration::ofMinutes);
    }

    private static Arbitrary<Target> targets() {
        return Arbitraries.oneOf(
                Arbitraries.integers()
                        .between(1, 200 * 60)
                        .map(minutes -> Target.clockTime(Duration.ofMinutes(minutes))),
                Arbitraries.integers()
                        .between(1, 60 * 60)
                        .map(minutes -> Target.workingTime(Duration.ofMinutes(minutes))),
                Arbitraries.integers().between(1, 10).map(Target::workingDays));
    }

    private static Arbitrary<Instant> starts() {
        var first = Instant.parse("2025-01-01T00:00:00Z");
        return Arbitraries.integers().between(0, 300 * 24 * 60).map(minutes -> first.plus(Duration.ofMinutes(minutes)));
    }

    private static Arbitrary<WorkingCalendar> calendars() {
        return Arbitraries.of(
                aCalendar().build(),
                aCalendar().weekdays("08:00-12:00", "14:00-18:00").build(),
                aCalendar().everyDay("00:00-24:00").build(),
                aCalendar()
                        .on(DayOfWeek.SATURDAY, "20:00-24:00")
                        .in("America/New_York")
                        .build());
    }
}
