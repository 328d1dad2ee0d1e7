package io.huiyin.jobs;

import io.huiyin.kernel.Caller;
import java.time.LocalDate;

/** Someone asked for a run of a job by hand; fired before it begins. */
public record JobAsked(Caller caller, String name, LocalDate on) {}
