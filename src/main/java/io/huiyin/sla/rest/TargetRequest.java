package io.huiyin.sla.rest;

import io.huiyin.calendar.Target;
import java.time.Duration;

/** A target in a body: exactly one of the three. */
record TargetRequest(Duration clockTime, Duration workingTime, Integer workingDays) {

    Target target() {
        return Target.of("/target", clockTime, workingTime, workingDays);
    }
}
