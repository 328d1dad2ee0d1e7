package io.huiyin.reminders;

import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.messaging.Delivery;
import io.huiyin.messaging.Draft;
import io.huiyin.messaging.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Applies a rule to a date: finds the occasions, keeps those that are new, and queues their messages, part by part, each
 * in a transaction of its own. Running it again, or twice at once, makes nothing twice.
 */
@ApplicationScoped
class Runner {

    static final String JOB = "reminders";

    private static final int PART = 200;

    private final Database database;
    private final Kinds kinds;
    private final ReminderRepository reminders;
    private final Messages messages;
    private final Events events;
    private final Clock clock;

    Runner(
            Database database,
            Kinds kinds,
            ReminderRepository reminders,
            Messages messages,
            Events events,
            Clock clock) {
        this.database = database;
        this.kinds = kinds;
        this.reminders = reminders;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** @return how many reminders are new */
    int run(Run run) {
        var kind = kinds.of(run.rule().code());
        var caller = Caller.job(JOB, run.communityId());
        int made = 0;
        String cursor = null;
        do {
            var from = cursor;
            var step = database.in(caller, () -> {
                var part = kind.find(run, from, PART);
                return new Step(issue(run, kind, part.occasions()), part.next());
            });
            made += step.made;
            cursor = step.next;
        } while (cursor != null);
        return made;
    }

    private record Step(int made, String next) {}

    /** What would be sent about some occasions that were not reminded of yet; in the running transaction. */
    List<ReminderPreview> preview(Run run, List<Occasion> found) {
        if (found.isEmpty()) return List.of();
        var kind = kinds.of(run.rule().code());
        var there = reminders.keys(run, found);
        var entries = entries(found).stream()
                .filter(entry -> !there.contains(key(run, entry.occasion())))
                .toList();
        var occasions = byMessage(entries);
        return messages.preview(drafts(run, kind, entries)).stream()
                .map(message -> new ReminderPreview(
                        run.communityId(),
                        message.recipient(),
                        message.channel(),
                        message.language(),
                        message.subject(),
                        message.body(),
                        occasions.get(message.id()).stream()
                                .map(occasion -> new ReminderPreview.Item(
                                        occasion.subject(),
                                        occasion.occurrence(),
                                        occasion.dueOn(),
                                        key(run, occasion)))
                                .toList()))
                .toList();
    }

    private int issue(Run run, Kind kind, List<Occasion> found) {
        var now = clock.instant();
        var entries = entries(found);
        var ids = reminders.insert(run, entries, now);
        var fresh = entries.stream().filter(entry -> ids.contains(entry.id())).toList();
        if (fresh.isEmpty()) return 0;
        messages.queue(drafts(run, kind, fresh));
        kind.issued(run, fresh.stream().map(ReminderRepository.Entry::occasion).toList());
        events.publish(fresh.stream()
                .map(entry -> new ReminderIssued(
                        run.communityId(),
                        entry.id(),
                        entry.occasion().subject(),
                        run.rule().code(),
                        run.on(),
                        entry.occasion().recipient(),
                        entry.messageId(),
                        now))
                .toList());
        return fresh.size();
    }

    /** Occasions with the same message get the same message id. */
    private static List<ReminderRepository.Entry> entries(List<Occasion> occasions) {
        var messageIds = new LinkedHashMap<String, UUID>();
        var entries = new ArrayList<ReminderRepository.Entry>();
        for (var occasion : occasions) {
            var messageId = messageIds.computeIfAbsent(occasion.message(), ignored -> Ids.next());
            entries.add(new ReminderRepository.Entry(Ids.next(), messageId, occasion));
        }
        return entries;
    }

    private static Map<UUID, List<Occasion>> byMessage(List<ReminderRepository.Entry> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        ReminderRepository.Entry::messageId,
                        LinkedHashMap::new,
                        Collectors.mapping(ReminderRepository.Entry::occasion, Collectors.toList())));
    }

    private static List<Draft> drafts(Run run, Kind kind, List<ReminderRepository.Entry> entries) {
        return byMessage(entries).entrySet().stream()
                .map(message -> draft(run, kind, message.getKey(), message.getValue()))
                .toList();
    }

    private static Draft draft(Run run, Kind kind, UUID id, List<Occasion> occasions) {
        var rule = run.rule();
        var first = occasions.getFirst();
        return new Draft(
                id,
                run.communityId(),
                run.zone(),
                first.recipient(),
                about(occasions),
                rule.template(),
                kind.values(run, occasions),
                new Delivery(rule.channels(), rule.quietHours(), false),
                key(run, first));
    }

    private static SubjectRef about(List<Occasion> occasions) {
        return occasions.size() == 1 ? occasions.getFirst().subject() : null;
    }

    private static String key(Run run, Occasion occasion) {
        return Reminder.key(run.rule().code(), occasion.subject(), occasion.occurrence(), occasion.recipient());
    }
}
