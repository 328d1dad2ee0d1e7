package io.huiyin.reminders;

import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.QuietHours;
import java.time.Period;
import java.util.List;

/** What a community decides about a rule; the parts mean what they mean in {@link ReminderRule}. */
public record RuleTerms(
        boolean active,
        String cron,
        Period lookAhead,
        Period lookBack,
        List<ChannelKind> channels,
        QuietHours quietHours) {

    public RuleTerms {
        channels = List.copyOf(channels);
    }
}
