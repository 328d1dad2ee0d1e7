package io.huiyin.reminders;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Which reminders are meant; what is null does not matter.
 *
 * @param from the first business date
 * @param to   the last business date
 */
public record ReminderFilter(UUID communityId, String rule, LocalDate from, LocalDate to) {}
