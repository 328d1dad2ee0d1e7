package io.huiyin.calendar;

import java.time.Instant;

/** The calendar has too little working time for what is asked of it (工作日历没有足够的工作时间). */
public class NoWorkingTime extends IllegalStateException {

    NoWorkingTime(String asked, Instant from) {
        super("no " + asked + " within " + WorkingCalendar.HORIZON_DAYS + " days of " + from);
    }
}
