package io.huiyin.sla;

import static io.huiyin.calendar.CalendarBuilder.aCalendar;
import static io.huiyin.calendar.CalendarBuilder.standardCalendar;
import static io.huiyin.sla.SlaTimerBuilder.aTimer;
import static io.huiyin.sla.SlaTimerBuilder.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.huiyin.calendar.Target;
import io.huiyin.calendar.WorkingCalendar;
import io.huiyin.kernel.ProblemException;
import io.huiyin.sla.SlaEvent.SlaTimerBreached;
import io.huiyin.sla.SlaEvent.SlaTimerEscalated;
import io.huiyin.sla.SlaEvent.SlaTimerMet;
import io.huiyin.sla.SlaEvent.SlaTimerRetargeted;
import io.huiyin.sla.SlaEvent.SlaTimerWarned;
import io.huiyin.testing.Rule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Rule("SLA-10")
class SlaTimerTest {

    private static final WorkingCalendar CALENDAR = standardCalendar();
    private static final Target HOURS_24 = Target.clockTime(Duration.ofHours(24));

    @Nested
    class Meeting {

        @Test
        void an_act_at_the_due_moment_itself_meets() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();

            timer.meet(at("2025-06-07T15:00"), CALENDAR);

            assertThat(timer.state().status).isEqualTo(TimerStatus.MET);
            assertThat(timer.state().metAt).isEqualTo(at("2025-06-07T15:00"));
            assertThat(timer.state().breachedAt).isNull();
            assertThat(timer.nextAt()).isNull();
        }

        @Test
        void a_later_act_is_a_breach_at_the_due_moment_and_keeps_the_overrun() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();

            timer.meet(at("2025-06-07T16:30"), CALENDAR);

            assertThat(timer.state().status).isEqualTo(TimerStatus.BREACHED);
            assertThat(timer.state().breachedAt).isEqualTo(at("2025-06-07T15:00"));
            assertThat(timer.state().metAt).isEqualTo(at("2025-06-07T16:30"));
            assertThat(timer.state().overrunSeconds).isEqualTo(5_400);
            assertThat(timer.news())
                    .extracting(SlaEvent::type, SlaEvent::at)
                    .containsExactly(
                            tuple("sla-timer.breached", at("2025-06-07T15:00")),
                            tuple("sla-timer.met", at("2025-06-07T16:30")));
            assertThat(timer.nextAt()).isNull();
        }

        @Test
        void a_slip_whose_act_was_early_enough_turns_a_breach_into_met_with_both_on_record() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();
            timer.climb(at("2025-06-08T09:00"));

            timer.meet(at("2025-06-07T14:00"), CALENDAR);

            assertThat(timer.state().status).isEqualTo(TimerStatus.MET);
            assertThat(timer.state().breachedAt).isEqualTo(at("2025-06-07T15:00"));
            assertThat(timer.state().metAt).isEqualTo(at("2025-06-07T14:00"));
            assertThat(timer.state().overrunSeconds).isNull();
        }

        @Test
        void of_several_acts_the_earliest_counts_whatever_the_order_of_entry() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();

            timer.meet(at("2025-06-07T18:00"), CALENDAR);
            timer.meet(at("2025-06-07T19:00"), CALENDAR);
            assertThat(timer.state().overrunSeconds).isEqualTo(3 * 3_600);
            timer.meet(at("2025-06-07T16:00"), CALENDAR);
            assertThat(timer.state().overrunSeconds).isEqualTo(3_600);
            timer.meet(at("2025-06-07T15:00"), CALENDAR);

            assertThat(timer.state().status).isEqualTo(TimerStatus.MET);
            assertThat(timer.news().getLast())
                    .isInstanceOfSatisfying(
                            SlaTimerMet.class, met -> assertThat(met.onTime()).isTrue());
        }

        @Test
        void meeting_twice_changes_nothing() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();

            timer.meet(at("2025-06-06T16:00"), CALENDAR);
            timer.meet(at("2025-06-06T17:00"), CALENDAR);

            assertThat(timer.state().metAt).isEqualTo(at("2025-06-06T16:00"));
            assertThat(timer.news()).hasSize(1);
        }
    }

    @Nested
    class Pausing {

        @ParameterizedTest(name = "3 working days due Wed 11 20:00, paused {0} to {1}: due {2}")
        @CsvSource(textBlock = """
                2025-06-09T10:00, 2025-06-10T15:00, 2025-06-12T20:00
                2025-06-09T10:00, 2025-06-09T19:59, 2025-06-11T20:00
                2025-06-09T20:00, 2025-06-10T19:59, 2025-06-11T20:00
                2025-06-06T21:00, 2025-06-09T07:59, 2025-06-11T20:00
                2025-06-09T10:00, 2025-06-16T09:00, 2025-06-18T20:00
                """)
        void a_working_day_target_moves_by_the_closes_of_business_inside_the_pause(
                String from, String to, String dueAt) {
            var timer =
                    aTimer().of(Target.workingDays(3)).from("2025-06-06T15:00").start();

            timer.pause("OWNER_ABSENT", at(from));
            assertThat(timer.state().dueAt).isNull();
            timer.resume(at(to), CALENDAR);

            assertThat(timer.state().dueAt).isEqualTo(at(dueAt));
            assertThat(timer.state().pauses).containsExactly(new PausedSpan(at(from), at(to), "OWNER_ABSENT"));
        }

        @Test
        void a_day_that_ends_at_midnight_moves_by_one_day_too() {
            var calendar = aCalendar().everyDay("08:00-24:00").build();
            var timer = aTimer().of(Target.workingDays(2))
                    .on(calendar)
                    .from("2025-06-06T15:00")
                    .start();
            assertThat(timer.state().dueAt).isEqualTo(at("2025-06-09T00:00"));

            timer.pause("PARTS", at("2025-06-07T10:00"));
            timer.resume(at("2025-06-08T10:00"), calendar);

            assertThat(timer.state().dueAt).isEqualTo(at("2025-06-10T00:00"));
        }

        @ParameterizedTest(name = "{0} from Fri 15:00, paused {1} to {2}: due {3}")
        @CsvSource(textBlock = """
                CLOCK,   2025-06-06T16:00, 2025-06-06T18:30, 2025-06-06T21:30
                CLOCK,   2025-06-06T19:00, 2025-06-09T10:00, 2025-06-09T10:00
                WORKING, 2025-06-06T16:00, 2025-06-06T18:30, 2025-06-09T09:30
                WORKING, 2025-06-06T16:00, 2025-06-08T18:30, 2025-06-09T11:00
                WORKING, 2025-06-06T21:00, 2025-06-08T18:30, 2025-06-06T19:00
                """)
        void clock_and_working_time_keep_what_was_left(String kind, String from, String to, String dueAt) {
            var target = kind.equals("CLOCK")
                    ? Target.clockTime(Duration.ofHours(4))
                    : Target.workingTime(Duration.ofHours(4));
            var timer = aTimer().of(target).from("2025-06-06T15:00").start();

            timer.pause("PARTS", at(from));
            timer.resume(at(to), CALENDAR);

            assertThat(timer.state().dueAt).isEqualTo(at(dueAt));
        }

        @Test
        void two_pauses_add_up() {
            var timer = aTimer().of(Target.workingTime(Duration.ofHours(10)))
                    .from("2025-06-06T15:00")
                    .start();

            timer.pause("PARTS", at("2025-06-06T16:00"));
            timer.resume(at("2025-06-09T09:00"), CALENDAR);
            timer.pause("OWNER_ABSENT", at("2025-06-09T10:00"));
            timer.resume(at("2025-06-09T12:00"), CALENDAR);

            // One hour on Friday, one on Monday before the second pause, and the eight that are left after it.
            assertThat(timer.state().dueAt).isEqualTo(at("2025-06-09T20:00"));
        }

        @Test
        void only_resolution_and_on_site_pause() {
            for (var metric : Metric.values()) {
                var timer = aTimer().metric(metric)
                        .of(HOURS_24)
                        .from("2025-06-06T15:00")
                        .start();

                timer.pause("OWNER_ABSENT", at("2025-06-06T16:00"));

                boolean pauses = metric == Metric.RESOLUTION || metric == Metric.ON_SITE;
                assertThat(timer.state().status).isEqualTo(pauses ? TimerStatus.PAUSED : TimerStatus.RUNNING);
            }
        }

        @Test
        void pausing_a_breached_timer_is_recorded_and_changes_nothing() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();
            timer.climb(at("2025-06-07T15:01"));

            timer.pause("OWNER_ABSENT", at("2025-06-07T16:00"));
            timer.resume(at("2025-06-07T18:00"), CALENDAR);

            assertThat(timer.state().status).isEqualTo(TimerStatus.BREACHED);
            assertThat(timer.state().dueAt).isEqualTo(at("2025-06-07T15:00"));
            assertThat(timer.state().pauses)
                    .containsExactly(new PausedSpan(at("2025-06-07T16:00"), at("2025-06-07T18:00"), "OWNER_ABSENT"));
        }

        @Test
        void a_pause_after_the_due_moment_notices_the_breach() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();

            timer.pause("OWNER_ABSENT", at("2025-06-07T15:01"));

            assertThat(timer.state().status).isEqualTo(TimerStatus.BREACHED);
            assertThat(timer.news()).hasExactlyElementsOfTypes(SlaTimerBreached.class);
        }

        @Test
        void a_pause_entered_afterwards_takes_back_the_breach_that_fell_into_it() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();
            timer.climb(at("2025-06-08T09:00"));

            timer.pause("OWNER_ABSENT", at("2025-06-07T10:00"));
            timer.resume(at("2025-06-08T10:00"), CALENDAR);

            assertThat(timer.state().status).isEqualTo(TimerStatus.RUNNING);
            assertThat(timer.state().breachedAt).isNull();
            assertThat(timer.state().dueAt).isEqualTo(at("2025-06-08T15:00"));
            timer.climb(at("2025-06-08T15:01"));
            assertThat(timer.state().breachedAt).isEqualTo(at("2025-06-08T15:00"));
        }

        @Test
        void nothing_comes_due_while_time_stands_still() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();

            timer.pause("OWNER_ABSENT", at("2025-06-06T16:00"));
            timer.climb(at("2025-07-06T16:00"));

            assertThat(timer.nextAt()).isNull();
            assertThat(timer.news()).isEmpty();
            assertThat(timer.state().status).isEqualTo(TimerStatus.PAUSED);
        }

        @Test
        void warnings_move_with_the_pause() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();

            timer.pause("OWNER_ABSENT", at("2025-06-06T16:00"));
            timer.resume(at("2025-06-06T18:00"), CALENDAR);

            assertThat(timer.nextAt()).isEqualTo(at("2025-06-07T05:00"));
        }

        @Test
        void a_calendar_that_changed_meanwhile_does_not_move_a_pause_over_no_close() {
            var timer =
                    aTimer().of(Target.workingDays(3)).from("2025-06-06T15:00").start();
            var edited = aCalendar().weekdays("09:00-17:00").build();

            timer.pause("PARTS", at("2025-06-09T10:00"));
            timer.resume(at("2025-06-09T11:00"), edited);

            assertThat(timer.state().dueAt).isEqualTo(at("2025-06-11T20:00"));
        }
    }

    @Nested
    class Climbing {

        @Test
        void warnings_come_at_50_and_80_percent_and_each_step_once() {
            var timer = aTimer().of(Target.clockTime(Duration.ofHours(10)))
                    .from("2025-06-06T10:00")
                    .start();

            timer.climb(at("2025-06-06T14:59"));
            assertThat(timer.news()).isEmpty();
            timer.climb(at("2025-06-06T15:00"));
            timer.climb(at("2025-06-06T15:00"));
            timer.climb(at("2025-06-06T18:00"));
            timer.climb(at("2025-06-06T20:00"));
            assertThat(timer.state().status).isEqualTo(TimerStatus.RUNNING);
            timer.climb(at("2025-06-06T20:00:01"));
            timer.climb(at("2025-06-07T20:00"));
            timer.climb(at("2025-06-30T20:00"));

            assertThat(timer.news())
                    .extracting(SlaTimerTest::told)
                    .containsExactly(
                            "50 %",
                            "step 1 ASSIGNEE",
                            "80 %",
                            "step 2 SUPERVISOR",
                            "breach",
                            "step 3 MANAGER",
                            "step 4 MANAGER");
            assertThat(timer.state().breachedAt).isEqualTo(at("2025-06-06T20:00"));
            assertThat(timer.nextAt()).isNull();
        }

        @Test
        void down_time_delays_steps_and_loses_none() {
            var timer = aTimer().of(Target.clockTime(Duration.ofHours(10)))
                    .from("2025-06-06T10:00")
                    .start();

            timer.climb(at("2025-06-08T10:00"));

            assertThat(timer.news())
                    .extracting(SlaTimerTest::told)
                    .containsExactly(
                            "50 %",
                            "step 1 ASSIGNEE",
                            "80 %",
                            "step 2 SUPERVISOR",
                            "breach",
                            "step 3 MANAGER",
                            "step 4 MANAGER");
        }

        @Test
        void a_timer_that_is_born_overdue_climbs_only_the_highest_step_that_it_has_reached() {
            var timer = aTimer().of(Target.clockTime(Duration.ofHours(10)))
                    .from("2025-06-06T10:00")
                    .enteredAt("2025-06-07T09:00")
                    .start();

            timer.climb(at("2025-06-07T09:00"));
            assertThat(timer.news()).extracting(SlaTimerTest::told).containsExactly("breach", "step 3 MANAGER");
            timer.climb(at("2025-06-07T20:00"));

            assertThat(timer.news().getLast())
                    .isInstanceOfSatisfying(
                            SlaTimerEscalated.class,
                            step -> assertThat(step.step()).isEqualTo(4));
        }

        @Test
        void a_timer_that_is_born_late_but_not_overdue_warns_once() {
            var timer = aTimer().of(Target.clockTime(Duration.ofHours(10)))
                    .from("2025-06-06T10:00")
                    .enteredAt("2025-06-06T19:00")
                    .start();

            timer.climb(at("2025-06-06T19:00"));

            assertThat(timer.news()).extracting(SlaTimerTest::told).containsExactly("80 %", "step 2 SUPERVISOR");
        }

        @Test
        void the_warnings_of_working_days_lie_inside_working_hours() {
            var timer =
                    aTimer().of(Target.workingDays(1)).from("2025-06-06T15:00").start();

            // 5 hours on Friday and 12 on Monday: half of 17 is 8.5.
            assertThat(timer.nextAt()).isEqualTo(at("2025-06-09T11:30"));
        }

        @Test
        void an_answered_matter_climbs_no_further() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();
            timer.climb(at("2025-06-07T16:00"));
            timer.meet(at("2025-06-07T17:00"), CALENDAR);
            int told = timer.news().size();

            timer.climb(at("2025-06-30T16:00"));

            assertThat(timer.news()).hasSize(told);
        }

        @Test
        void the_sweep_does_not_raise_the_version() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();
            int version = timer.state().version;

            timer.climb(at("2025-06-08T15:00"));

            assertThat(timer.state().version).isEqualTo(version);
            assertThat(timer.isChanged()).isTrue();
        }
    }

    @Nested
    class Ending {

        @Test
        void a_cancelled_promise_is_no_longer_owed() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();

            timer.cancel(at("2025-06-06T16:00"));
            timer.climb(at("2025-06-30T16:00"));
            timer.meet(at("2025-06-06T17:00"), CALENDAR);

            assertThat(timer.state().status).isEqualTo(TimerStatus.CANCELLED);
            assertThat(timer.state().breachedAt).isNull();
            assertThat(timer.news()).isEmpty();
        }

        @Test
        void what_was_breached_before_it_was_cancelled_stays_on_record() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();

            timer.cancel(at("2025-06-09T16:00"));

            assertThat(timer.state().status).isEqualTo(TimerStatus.CANCELLED);
            assertThat(timer.state().breachedAt).isEqualTo(at("2025-06-07T15:00"));
        }

        @Test
        void what_was_met_stays_met() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();
            timer.meet(at("2025-06-06T16:00"), CALENDAR);

            timer.cancel(at("2025-06-06T17:00"));

            assertThat(timer.state().status).isEqualTo(TimerStatus.MET);
        }

        @Test
        void a_paused_promise_that_is_cancelled_ends_its_pause() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();
            timer.pause("PARTS", at("2025-06-06T16:00"));

            timer.cancel(at("2025-06-06T17:00"));

            assertThat(timer.state().pauses.getLast().to()).isEqualTo(at("2025-06-06T17:00"));
            assertThat(timer.state().dueAt).isEqualTo(at("2025-06-07T15:00"));
        }
    }

    @Nested
    class Retargeting {

        @Test
        void a_new_target_is_reckoned_from_the_start_and_keeps_the_pauses() {
            var timer =
                    aTimer().of(Target.workingDays(3)).from("2025-06-06T15:00").start();
            timer.pause("PARTS", at("2025-06-09T10:00"));
            timer.resume(at("2025-06-10T15:00"), CALENDAR);

            timer.retarget(Target.workingDays(5), "零件缺货", CALENDAR, at("2025-06-10T16:00"));

            assertThat(timer.state().dueAt).isEqualTo(at("2025-06-16T20:00"));
            assertThat(timer.state().retargets).singleElement().satisfies(change -> {
                assertThat(change.targetBefore()).isEqualTo(Target.workingDays(3));
                assertThat(change.dueBefore()).isEqualTo(at("2025-06-12T20:00"));
                assertThat(change.dueAfter()).isEqualTo(at("2025-06-16T20:00"));
                assertThat(change.reason()).isEqualTo("零件缺货");
            });
            assertThat(timer.news()).hasExactlyElementsOfTypes(SlaTimerRetargeted.class);
        }

        @Test
        void a_breach_that_the_new_due_time_does_not_bear_out_is_taken_back_and_kept_with_the_change() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();
            timer.climb(at("2025-06-07T16:00"));

            timer.retarget(Target.clockTime(Duration.ofHours(48)), "节日", CALENDAR, at("2025-06-07T17:00"));

            assertThat(timer.state().status).isEqualTo(TimerStatus.RUNNING);
            assertThat(timer.state().breachedAt).isNull();
            assertThat(timer.state().retargets.getFirst().breachedAt()).isEqualTo(at("2025-06-07T15:00"));
            timer.climb(at("2025-06-08T15:01"));
            assertThat(timer.state().breachedAt).isEqualTo(at("2025-06-08T15:00"));
        }

        @Test
        void a_shorter_target_that_has_passed_is_a_breach_at_once() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();

            timer.retarget(Target.clockTime(Duration.ofHours(1)), "加急", CALENDAR, at("2025-06-06T17:00"));

            assertThat(timer.state().status).isEqualTo(TimerStatus.BREACHED);
            assertThat(timer.state().breachedAt).isEqualTo(at("2025-06-06T16:00"));
        }

        @Test
        void a_paused_timer_stays_paused() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();
            timer.pause("PARTS", at("2025-06-06T16:00"));

            timer.retarget(Target.clockTime(Duration.ofHours(48)), "缺件", CALENDAR, at("2025-06-06T17:00"));
            assertThat(timer.state().status).isEqualTo(TimerStatus.PAUSED);
            timer.resume(at("2025-06-06T18:00"), CALENDAR);

            assertThat(timer.state().dueAt).isEqualTo(at("2025-06-08T17:00"));
        }

        @Test
        void what_is_settled_cannot_be_promised_anew() {
            var timer = aTimer().of(HOURS_24).from("2025-06-06T15:00").start();
            timer.meet(at("2025-06-06T16:00"), CALENDAR);

            assertThatThrownBy(() -> timer.retarget(HOURS_24, "改期", CALENDAR, at("2025-06-06T17:00")))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.type()).isEqualTo(SlaProblems.TIMER_SETTLED));
        }
    }

    @Test
    void a_timer_over_days_of_an_unconfirmed_year_says_so() {
        var sure = aTimer().of(Target.workingDays(1)).from("2026-12-30T15:00").start();
        var unsure = aTimer().of(Target.workingDays(1)).from("2026-12-31T15:00").start();
        var clock = aTimer().of(HOURS_24).from("2026-12-31T15:00").start();

        assertThat(List.of(sure, unsure, clock))
                .extracting(timer -> timer.state().calendarConfirmed)
                .containsExactly(true, false, true);
    }

    @Test
    void a_pause_into_an_unconfirmed_year_makes_the_due_time_unconfirmed() {
        var timer = aTimer().of(Target.workingDays(1)).from("2026-12-30T15:00").start();

        timer.pause("PARTS", at("2026-12-31T10:00"));
        timer.resume(at("2027-01-04T10:00"), CALENDAR);

        assertThat(timer.state().calendarConfirmed).isFalse();
    }

    private static String told(SlaEvent event) {
        return switch (event) {
            case SlaTimerWarned warned -> warned.percent() + " %";
            case SlaTimerBreached breached -> "breach";
            case SlaTimerEscalated step -> "step " + step.step() + " " + step.recipientRole();
            case SlaTimerMet met -> "met";
            case SlaTimerRetargeted retargeted -> "retargeted";
        };
    }
}
