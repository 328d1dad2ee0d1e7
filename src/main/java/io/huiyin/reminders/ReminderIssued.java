package io.huiyin.reminders;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Someone was reminded of the subject, in whose timeline this stands (催办). */
public record ReminderIssued(
        UUID communityId,
        UUID reminderId,
        SubjectRef subject,
        String rule,
        LocalDate on,
        SubjectRef recipient,
        UUID notificationId,
        Instant at)
        implements DomainEvent {

    @Override
    public String type() {
        return "reminder.issued";
    }

    @Override
    public Map<String, Object> data() {
        var data = new LinkedHashMap<String, Object>();
        data.put("reminderId", reminderId);
        data.put("rule", rule);
        data.put("on", on);
        if (recipient != null) data.put("recipient", recipient);
        data.put("notificationId", notificationId);
        return data;
    }
}
