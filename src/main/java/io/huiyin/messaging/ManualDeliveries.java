package io.huiyin.messaging;

import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;

/** What people note of the messages that they deliver: letters, calls, telefaxes, postings (人工送达). */
@ApplicationScoped
public class ManualDeliveries {

    private final Database database;
    private final MessageRepository messages;
    private final Channels channels;
    private final AddressBooks books;
    private final Events events;
    private final Clock clock;

    ManualDeliveries(
            Database database,
            MessageRepository messages,
            Channels channels,
            AddressBooks books,
            Events events,
            Clock clock) {
        this.database = database;
        this.messages = messages;
        this.channels = channels;
        this.books = books;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Notes that a message was delivered.
     *
     * @param note what is worth knowing of it, or null
     * @param at   when it was; null is now
     * @throws io.huiyin.kernel.ProblemException 409 unless it is TO_DO, 422 if {@code at} is outside of its time
     */
    public Message done(Caller caller, UUID id, Expected expected, String note, Instant at) {
        return database.in(caller, () -> {
            var message = take(id, expected, MessageAction.DONE);
            var now = clock.instant();
            var when = at == null ? now : at;
            if (when.isBefore(message.createdAt()) || when.isAfter(now)) throw MessagingProblems.outsideOfItsTime();
            events.publish(
                    new ManualDelivery.Done(id, message.communityId(), message.template(), message.channel(), when));
            return messages.done(id, when, said(caller, note));
        });
    }

    /**
     * Notes that a message could not be delivered by its way. It takes the next one that leads to the recipient; where
     * none is left it is given up.
     *
     * @throws io.huiyin.kernel.ProblemException 409 unless it is TO_DO
     */
    public Message failed(Caller caller, UUID id, Expected expected, String reason) {
        return database.in(caller, () -> {
            var message = take(id, expected, MessageAction.FAILED);
            var now = clock.instant();
            var community = message.communityId();
            events.publish(new ManualDelivery.Failed(id, community, message.template(), message.channel(), now));
            var next = next(message);
            if (next.isPresent()) return messages.passOn(id, next.get(), now, said(caller, reason));
            events.publish(new MessageDied(id, community, message.template(), message.channel(), message.tries(), now));
            return messages.giveUp(id, now, said(caller, reason));
        });
    }

    private Message take(UUID id, Expected expected, MessageAction action) {
        var message = messages.lock(id).orElseThrow(Problems::notFound);
        expected.check(message.version());
        message.status().check(action);
        return message;
    }

    private Optional<ChannelKind> next(Message message) {
        var failed = EnumSet.of(message.channel());
        failed.addAll(message.failedChannels());
        return books.find(message.recipient()).flatMap(contact -> channels.way(contact, message.channels(), failed));
    }

    private static String said(Caller caller, String words) {
        var who = caller.actingStaff().map(staff -> "staff " + staff).orElse("key " + caller.name());
        return words == null ? "by " + who : "by " + who + ": " + Redaction.scrub(words);
    }
}
