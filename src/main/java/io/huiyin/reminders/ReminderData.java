package io.huiyin.reminders;

import io.huiyin.owners.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What an owner was reminded of. */
@ApplicationScoped
class ReminderData implements PersonalData {

    private final ReminderRepository reminders;

    ReminderData(ReminderRepository reminders) {
        this.reminders = reminders;
    }

    @Override
    public String part() {
        return "reminders";
    }

    /** They name what was reminded of by ids and dates alone. */
    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        return List.of();
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return reminders.toOwner(ownerId, after, limit).stream()
                .map(reminder -> new Piece(reminder.id(), reminder))
                .toList();
    }
}
