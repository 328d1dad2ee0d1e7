package io.huiyin.reminders;

import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Someone was reminded of something (提醒).
 *
 * @param rule           the code of the rule
 * @param occurrence     which time it is; with rule, subject and recipient it makes the reminder unique
 * @param recipient      absent where nobody was there to be told
 * @param on             the business date of the run that made it
 * @param dueOn          the day that matters to the recipient
 * @param dedupeKey      rule, subject, occurrence and recipient in one: nobody gets two reminders with the same
 * @param notificationId the message, which others may share; absent once it was removed, long after it left
 */
public record Reminder(
        UUID id,
        UUID communityId,
        String rule,
        SubjectRef subject,
        String occurrence,
        SubjectRef recipient,
        LocalDate on,
        LocalDate dueOn,
        String dedupeKey,
        UUID notificationId,
        Instant createdAt) {

    static String key(String rule, SubjectRef subject, String occurrence, SubjectRef recipient) {
        var to = recipient == null ? "nobody" : recipient.type() + "/" + recipient.id();
        return String.join(":", rule, subject.type() + "/" + subject.id(), occurrence, to);
    }
}
