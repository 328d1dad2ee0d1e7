package io.huiyin.notices;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.messaging.Messages;
import io.huiyin.owners.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** What an owner was told. */
@ApplicationScoped
class MessageData implements PersonalData {

    private final Database database;
    private final Messages messages;

    MessageData(Database database, Messages messages) {
        this.database = database;
        this.messages = messages;
    }

    @Override
    public String part() {
        return "messages";
    }

    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        var matters = new HashMap<UUID, String>();
        database.handle()
                .createQuery("select id, number from ticket where owner_id = :owner")
                .bind("owner", ownerId)
                .map((row, context) -> matters.put(Columns.uuid(row, "id"), row.getString("number")))
                .list();
        return messages.erase(communityId, new SubjectRef("owner", ownerId), matters);
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return messages.to(new SubjectRef("owner", ownerId), after, limit).stream()
                .map(message -> new Piece(message.id(), message))
                .toList();
    }
}
