package io.huiyin.tickets;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.files.Files;
import io.huiyin.owners.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Which files belong to the tickets that an owner reported; their bytes are read one by one. */
@ApplicationScoped
class AttachmentData implements PersonalData {

    private final Database database;
    private final Files files;

    AttachmentData(Database database, Files files) {
        this.database = database;
        this.files = files;
    }

    record OfTicket(UUID ticketId, UUID fileId, AttachmentKind kind, Instant attachedAt) {}

    @Override
    public String part() {
        return "ticketAttachments";
    }

    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        var attached = database.handle()
                .createQuery(
                        "select * from huiyin_remove_attachments(array(select id from ticket where owner_id = :owner))")
                .bind("owner", ownerId)
                .mapTo(UUID.class)
                .list();
        files.remove(attached);
        // Answers that are remembered tell what the files were called.
        var named = new ArrayList<>(attached);
        named.addAll(files.removeWaitingOf(ownerId));
        return named;
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return database.handle()
                .createQuery("""
                        select a.* from ticket t join ticket_attachment a on a.ticket_id = t.id
                         where t.owner_id = :owner and (cast(:after as uuid) is null or a.id > :after)
                         order by a.id
                         limit :limit
                        """)
                .bind("owner", ownerId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Piece(
                        Columns.uuid(row, "id"),
                        new OfTicket(
                                Columns.uuid(row, "ticket_id"),
                                Columns.uuid(row, "file_id"),
                                Columns.name(row, "kind", AttachmentKind.class),
                                Columns.instant(row, "attached_at"))))
                .list();
    }
}
