package io.huiyin.reminders;

import io.huiyin.kernel.SubjectRef;
import io.huiyin.messaging.ChannelKind;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A message that a rule would send on a date.
 *
 * @param recipient absent where nobody is there to be told
 * @param channel   the way that it would be tried on first
 * @param reminders what it would remind of
 */
public record ReminderPreview(
        UUID communityId,
        SubjectRef recipient,
        ChannelKind channel,
        String language,
        String subject,
        String body,
        List<Item> reminders) {

    /** What a message would remind of; the parts mean what they mean in {@link Reminder}. */
    public record Item(SubjectRef subject, String occurrence, LocalDate dueOn, String dedupeKey) {}
}
