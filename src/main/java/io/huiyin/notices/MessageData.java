package io.huiyin.notices;

import io.huiyin.kernel.SubjectRef;
import io.huiyin.messaging.Messages;
import io.huiyin.owners.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What an owner was told. */
@ApplicationScoped
class MessageData implements PersonalData {

    private final Messages messages;

    MessageData(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String part() {
        return "messages";
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return messages.to(new SubjectRef("owner", ownerId), after, limit).stream()
                .map(message -> new Piece(message.id(), message))
                .toList();
    }
}
