package io.huiyin.messaging;

import io.huiyin.database.Database;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.ReadReason;
import io.huiyin.kernel.SubjectRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The outbox. What is queued in a transaction is there when it commits, and leaves later: nothing is sent inside of a
 * request or while a row is locked.
 */
@ApplicationScoped
public class Messages {

    private static final String SENSITIVE = "owners:read-sensitive";

    private final Database database;
    private final MessageRepository messages;
    private final MessagingSettings settings;
    private final Templates templates;
    private final Channels channels;
    private final AddressBooks books;
    private final Events events;
    private final Clock clock;

    Messages(
            Database database,
            MessageRepository messages,
            MessagingSettings settings,
            Templates templates,
            Channels channels,
            AddressBooks books,
            Events events,
            Clock clock) {
        this.database = database;
        this.messages = messages;
        this.settings = settings;
        this.templates = templates;
        this.channels = channels;
        this.books = books;
        this.events = events;
        this.clock = clock;
    }

    /** Which messages a list holds; null is any. */
    public record Filter(UUID communityId, MessageStatus status, ChannelKind channel, UUID recipientId) {}

    /**
     * Puts messages into the outbox, in the running transaction. One whose dedupe key was there before is left out: that
     * message exists already.
     *
     * @param drafts of one community
     * @return the ids of the messages that are new
     */
    public Set<UUID> queue(Collection<Draft> drafts) {
        if (drafts.isEmpty()) return Set.of();
        return messages.insert(worded(drafts));
    }

    /** The messages as they would be queued now; nothing is kept or sent. */
    public List<Message> preview(Collection<Draft> drafts) {
        if (drafts.isEmpty()) return List.of();
        return worded(drafts).stream().map(NewMessage::view).toList();
    }

    /** Whether messages leave by a channel in this installation. */
    public boolean leaveBy(ChannelKind channel) {
        return channels.exists(channel);
    }

    /** Those of some recipients whom a channel leads to, as far as is known now; in the running transaction. */
    public Set<UUID> within(ChannelKind channel, String recipientType, Set<UUID> ids) {
        return books.find(recipientType, ids).entrySet().stream()
                .filter(found -> found.getValue().addresses().containsKey(channel))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The messages within the caller's scope, newest first. */
    public Page<Message> list(Caller caller, Filter filter, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "notifications?" + filter;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = messages.list(filter, cursor == null ? null : cursor.uuid(0), limit + 1);
            return Page.of(rows, limit, message -> Cursor.after(list, message.id()));
        });
    }

    /** The messages to a recipient in the order in which they were queued, in the scope of the running transaction. */
    public List<Message> to(SubjectRef recipient, UUID after, int limit) {
        return messages.to(recipient, after, limit);
    }

    /**
     * Erases, in the running transaction, the words of what was said to someone and of what was said to others about some
     * matters; what has not left yet never will.
     *
     * @param matters the matters by their ids, with the numbers by which lists quote them
     * @return the ids of the messages
     */
    public List<UUID> erase(UUID communityId, SubjectRef recipient, Map<UUID, String> matters) {
        return messages.erase(communityId, recipient, matters, clock.instant());
    }

    public Message get(Caller caller, UUID id) {
        return database.in(caller, () -> messages.find(id).orElseThrow(Problems::notFound));
    }

    /**
     * A message as one needs it who has to deliver it by hand: while it is TO_DO with the recipient's name and address,
     * which is noted in the log. Of any other nothing more is known than everyone sees.
     *
     * @param reason why that is asked for; null if it is not
     * @throws io.huiyin.kernel.ProblemException 403 if it is and the caller may not see it
     */
    public Message get(Caller caller, UUID id, ReadReason reason) {
        if (reason == null) return get(caller, id);
        if (!caller.may(SENSITIVE)) throw MessagingProblems.scopeNeeded(SENSITIVE);
        return database.in(caller, () -> {
            var message = messages.open(id).orElseThrow(Problems::notFound);
            var masked = message.masked();
            if (masked.status() != MessageStatus.TO_DO) return masked;
            return books.find(masked.recipient())
                    .map(contact -> whole(message, contact, reason))
                    .orElse(masked);
        });
    }

    private Message whole(OpenMessage message, Contact contact, ReadReason reason) {
        var shown = message.masked();
        events.publish(new ManualDelivery.SensitiveRead(
                shown.id(), shown.communityId(), List.of("name", "address"), reason, clock.instant()));
        return message.to(contact);
    }

    /**
     * Gives a dead message all its ways and tries again.
     *
     * @throws io.huiyin.kernel.ProblemException 409 unless it is DEAD
     */
    public Message retry(Caller caller, UUID id, Expected expected) {
        return database.in(caller, () -> {
            var message = messages.lock(id).orElseThrow(Problems::notFound);
            expected.check(message.version());
            message.status().check(MessageAction.RETRY);
            events.edited("message", Edit.CHANGED, message.communityId(), id, Map.of("action", MessageAction.RETRY));
            return messages.revive(id, clock.instant());
        });
    }

    private List<NewMessage> worded(Collection<Draft> drafts) {
        var communities = drafts.stream().map(Draft::communityId).collect(Collectors.toSet());
        if (communities.size() > 1) throw new IllegalArgumentException("messages of one community at a time");
        var communityId = communities.iterator().next();
        var community = settings.of(communityId);
        var words = templates.words(communityId);
        var now = clock.instant();
        return drafts.stream()
                .map(draft -> worded(draft, community, words, now))
                .toList();
    }

    private NewMessage worded(Draft draft, NotificationSettings community, Templates.Words words, Instant now) {
        var language = Language.of(community.language());
        var template = words.of(draft.template(), language);
        var quiet = quietHours(draft, community);
        var held = quiet.endAfter(now, draft.zone());
        return new NewMessage(
                draft,
                language,
                draft.recipient() == null
                        ? ChannelKind.LOG
                        : channels.first(draft.delivery().channels()),
                new Wording(template.subject()).bind(draft.values(), language),
                new Wording(template.body()).bind(draft.values(), language),
                quiet,
                held.isPresent() ? MessageStatus.HELD : MessageStatus.QUEUED,
                now,
                held.orElse(now));
    }

    private static QuietHours quietHours(Draft draft, NotificationSettings community) {
        var delivery = draft.delivery();
        if (draft.recipient() == null || delivery.urgent() && community.urgentIgnoreQuietHours())
            return QuietHours.NONE;
        return delivery.quietHours() == null ? community.quietHours() : delivery.quietHours();
    }
}
