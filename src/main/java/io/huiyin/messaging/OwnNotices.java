package io.huiyin.messaging;

import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.SubjectRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What an owner who calls was told (本人通知), by whatever channel; of anyone else's messages nothing. */
@ApplicationScoped
public class OwnNotices {

    private static final String OWNER = "owner";

    private final Database database;
    private final MessageRepository messages;
    private final AddressBooks books;
    private final Events events;
    private final Clock clock;

    OwnNotices(Database database, MessageRepository messages, AddressBooks books, Events events, Clock clock) {
        this.database = database;
        this.messages = messages;
        this.books = books;
        this.events = events;
        this.clock = clock;
    }

    /** Newest first; empty for whoever is no owner. */
    public Page<OwnNotice> list(Caller caller, boolean unread, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "own-notices?" + unread;
            var cursor = Cursor.read(list, encodedCursor, 1);
            if (!caller.isOwner()) return new Page<OwnNotice>(List.of(), null);
            var me = recipient(caller);
            var rows = messages.newestTo(me, unread, cursor == null ? null : cursor.uuid(0), limit + 1);
            var names = names(me);
            return Page.of(rows, limit, row -> Cursor.after(list, row.masked().id()))
                    .map(row -> OwnNotice.of(row, names));
        });
    }

    /** @throws io.huiyin.kernel.ProblemException 404 for whatever is not addressed to them */
    public OwnNotice get(Caller caller, UUID id) {
        return database.in(caller, () -> OwnNotice.of(own(caller, id), names(recipient(caller))));
    }

    /** Notes that they read it. The first time counts: to read it again changes nothing. */
    public OwnNotice read(Caller caller, UUID id, Expected expected) {
        return database.in(caller, () -> {
            var known = own(caller, id);
            expected.check(known.masked().version());
            var names = names(recipient(caller));
            // It is theirs; that it was read is written where owners write nothing.
            database.liftLimits();
            var now = clock.instant();
            return messages.markRead(id, now)
                    .map(message -> noted(message, now))
                    .or(() -> messages.open(id))
                    .map(message -> OwnNotice.of(message, names))
                    .orElseThrow(Problems::notFound);
        });
    }

    private OpenMessage noted(OpenMessage message, Instant now) {
        var known = message.masked();
        events.publish(new NoticeRead(known.id(), known.communityId(), known.template(), known.channel(), now));
        return message;
    }

    private OpenMessage own(Caller caller, UUID id) {
        if (!caller.isOwner()) throw Problems.notFound();
        var me = recipient(caller);
        return messages.open(id)
                .filter(message -> me.equals(message.masked().recipient()))
                .orElseThrow(Problems::notFound);
    }

    private static SubjectRef recipient(Caller caller) {
        return new SubjectRef(OWNER, caller.owner().id());
    }

    private Map<String, String> names(SubjectRef recipient) {
        return books.find(recipient)
                .map(contact -> Map.of(TemplateDefinition.RECIPIENT_NAME, contact.name()))
                .orElse(MessageRepository.MASKED);
    }
}
