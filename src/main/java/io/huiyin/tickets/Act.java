package io.huiyin.tickets;

import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An entry of the timeline that is not written yet: what was done, and what it changed.
 *
 * @param at             when it was done; when it was entered is added where it is written
 * @param text           what somebody wrote, a reason or a reply; null where nothing was written
 * @param visibleToOwner whether the reporter may read the text
 * @param callbackId     the callback that brought it about; null for every other act
 */
record Act(
        UUID id,
        TicketAction action,
        Caller by,
        Instant at,
        List<Change> changes,
        String text,
        boolean visibleToOwner,
        UUID callbackId) {

    static Act of(TicketAction action, Deed deed, List<Change> changes, Note note) {
        return new Act(
                Ids.next(),
                action,
                deed.by(),
                deed.at(),
                changes,
                note.text(),
                note.visibleToOwner(),
                note.callbackId());
    }

    /** What goes with an act into the timeline, beside the fields that it changed. */
    record Note(String text, boolean visibleToOwner, UUID callbackId) {

        static final Note NONE = new Note(null, false, null);

        static Note of(String text) {
            return new Note(text, false, null);
        }

        static Note toOwner(String text) {
            return new Note(text, true, null);
        }

        static Note of(UUID callbackId, String text) {
            return new Note(text, false, callbackId);
        }
    }
}
