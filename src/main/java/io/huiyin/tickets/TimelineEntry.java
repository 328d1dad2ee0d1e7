package io.huiyin.tickets;

import io.huiyin.kernel.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One act in a ticket's timeline (工单记录).
 *
 * @param at             when it was done
 * @param recordedAt     when it was entered
 * @param by             through which key, and in whose name
 * @param changes        what it changed; everything that was said at first for {@code open}
 * @param text           what somebody wrote: a reason, a reply, a result
 * @param visibleToOwner whether the reporter may read the text
 * @param callbackId     the callback that brought it about
 */
public record TimelineEntry(
        UUID id,
        TicketAction action,
        Instant at,
        Instant recordedAt,
        Actor by,
        List<Change> changes,
        String text,
        boolean visibleToOwner,
        UUID callbackId) {

    /** What its owner sees: no text that was not written to them, no key, and of the changes the state alone. */
    TimelineEntry forOwner() {
        return new TimelineEntry(
                id,
                action,
                at,
                recordedAt,
                new Actor(by.kind(), null, null, by.staff()),
                changes.stream()
                        .filter(change -> change.field().equals("status"))
                        .toList(),
                visibleToOwner ? text : null,
                visibleToOwner,
                null);
    }

    /**
     * Who acted.
     *
     * @param id    of the key; absent for a job
     * @param name  of the key or the job
     * @param staff the member of staff who acted through it, if they were named
     */
    public record Actor(Caller.Kind kind, UUID id, String name, TicketPerson staff) {}
}
