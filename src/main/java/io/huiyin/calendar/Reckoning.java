package io.huiyin.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A due time and how it came about.
 *
 * @param confirmed false if the reckoning walked over a day of a year whose holidays are not known for sure
 * @param steps     the days that were walked over, in order
 */
public record Reckoning(Instant dueAt, boolean confirmed, List<Step> steps) {

    /**
     * One day of the walk.
     *
     * @param reason     why the day counted or did not
     * @param name       of the holiday that the day belongs to, absent otherwise
     * @param counted    whether it brought the due time nearer
     * @param workingDay which working day it is, from 1, where working days are counted
     * @param worked     the time that the day gave, where time is counted
     * @param confirmed  whether the day's year is confirmed; true where no calendar is asked
     */
    public record Step(
            LocalDate date,
            Reason reason,
            String name,
            boolean counted,
            Integer workingDay,
            Duration worked,
            boolean confirmed) {}

    /** Why a day counted or did not. */
    public enum Reason {
        /** The day of receipt, which is not counted (民法典 201). */
        RECEIPT_DAY,
        /** A weekday with working hours. */
        WORKING_DAY,
        /** A weekend day that is worked in exchange for a holiday (调休上班), on Monday's hours. */
        MAKE_UP_DAY,
        /** A statutory holiday. */
        HOLIDAY,
        /** A weekday without working hours, as a rule the weekend. */
        REST_DAY,
        /** A working day whose hours were over when the reckoning began. */
        AFTER_CLOSE,
        /** Clock time runs on every day; the step shows the day on which it ends. */
        CLOCK_TIME
    }
}
