package io.huiyin.tickets;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.owners.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which files belong to the tickets that an owner reported; their bytes are read one by one. */
@ApplicationScoped
class AttachmentData implements PersonalData {

    private final Database database;

    AttachmentData(Database database) {
        this.database = database;
    }

    record OfTicket(UUID ticketId, UUID fileId, AttachmentKind kind, Instant attachedAt) {}

    @Override
    public String part() {
        return "ticketAttachments";
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
