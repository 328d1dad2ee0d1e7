package io.huiyin.reminders;

import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import java.time.LocalDate;
import java.util.Map;

/**
 * One thing that one person is to be reminded of.
 *
 * @param occurrence which time it is: the same subject, occurrence and recipient are reminded once
 * @param recipient  null where nobody is there: it is recorded all the same
 * @param dueOn      the day that matters to the recipient
 * @param message    occasions with the same text here share a message
 * @param facts      for the message
 */
record Occasion(
        SubjectRef subject,
        String occurrence,
        SubjectRef recipient,
        LocalDate dueOn,
        String message,
        Map<String, Text> facts) {}
