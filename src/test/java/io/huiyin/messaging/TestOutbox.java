package io.huiyin.messaging;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** People who can be told, words to tell them, and a telefax that notes what it is given. */
class TestOutbox {

    static final String TEMPLATE = "TEST_NOTICE";
    static final String PERSON = "test-person";

    private TestOutbox() {}

    @Singleton
    static class Words implements TemplateSource {

        @Override
        public List<TemplateDefinition> templates() {
            return List.of(new TemplateDefinition(
                    TEMPLATE,
                    Map.of("number", new Text("Number of the ticket", "工单编号")),
                    new Text("About {number}", "关于 {number}"),
                    new Text("Dear {recipientName}, please see {number}.", "{recipientName}，请查看 {number}。")));
        }
    }

    @Singleton
    @Unremovable
    static class People implements AddressBook {

        final Map<UUID, Contact> contacts = new ConcurrentHashMap<>();

        @Override
        public String recipientType() {
            return PERSON;
        }

        @Override
        public Map<UUID, Contact> find(Set<UUID> ids) {
            var found = new HashMap<>(contacts);
            found.keySet().retainAll(ids);
            return found;
        }

        SubjectRef add(String name, Map<ChannelKind, String> addresses, ChannelKind... preferred) {
            var id = Ids.next();
            contacts.put(id, new Contact(name, List.of(preferred), addresses));
            return new SubjectRef(PERSON, id);
        }
    }

    /** Fails as it is told, and notes what it takes. */
    @Singleton
    @Unremovable
    static class Fax implements Channel {

        final ConcurrentLinkedQueue<Envelope> taken = new ConcurrentLinkedQueue<>();
        final Map<UUID, RuntimeException> refusing = new ConcurrentHashMap<>();
        private final boolean inUse;

        Fax(MessagingConfig config) {
            inUse = !config.byHand().orElse(Set.of()).contains(ChannelKind.FAX);
        }

        @Override
        public boolean isReady() {
            return inUse;
        }

        @Override
        public ChannelKind kind() {
            return ChannelKind.FAX;
        }

        @Override
        public Receipt send(Envelope envelope) {
            var refusal = refusing.get(envelope.messageId());
            if (refusal != null) throw refusal;
            taken.add(envelope);
            return Receipt.of("taken by the fax of " + envelope.address());
        }

        List<Envelope> takenOf(UUID message) {
            return taken.stream()
                    .filter(envelope -> envelope.messageId().equals(message))
                    .toList();
        }
    }

    /** Puts messages about a ticket into the outbox of one community. */
    @Singleton
    @Unremovable
    static class Desk {

        private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

        private final Database database;
        private final Messages messages;

        Desk(Database database, Messages messages) {
            this.database = database;
            this.messages = messages;
        }

        /** @return the id of the message, also where it was there before and is left out */
        UUID queue(UUID community, SubjectRef recipient, Delivery delivery, String dedupeKey) {
            var id = Ids.next();
            var number = new Text("GD-7", "GD-7");
            var draft = new Draft(
                    id, community, SHANGHAI, recipient, null, TEMPLATE, Map.of("number", number), delivery, dedupeKey);
            database.in(Caller.job("test", community), () -> messages.queue(List.of(draft)));
            return id;
        }

        UUID queue(UUID community, SubjectRef recipient, ChannelKind... channels) {
            return queue(community, recipient, Delivery.by(channels), Ids.next().toString());
        }
    }
}
