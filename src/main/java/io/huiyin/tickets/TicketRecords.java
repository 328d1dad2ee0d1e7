package io.huiyin.tickets;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.files.FileView;
import io.huiyin.files.Files;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The records of tickets: their timelines, and the photographs and documents that belong to them. */
@ApplicationScoped
public class TicketRecords {

    private final Database database;
    private final TicketRepository tickets;
    private final TicketActs acts;
    private final Files files;
    private final Events events;
    private final Clock clock;
    private final int most;

    TicketRecords(
            Database database,
            TicketRepository tickets,
            TicketActs acts,
            Files files,
            Events events,
            Clock clock,
            TicketsConfig config) {
        this.database = database;
        this.tickets = tickets;
        this.acts = acts;
        this.files = files;
        this.events = events;
        this.clock = clock;
        this.most = config.mostAttachments();
    }

    /** A file of a ticket. */
    public record Attachment(UUID id, AttachmentKind kind, Instant attachedAt, FileView file) {}

    /**
     * What was done to a ticket, in the order in which it was entered.
     *
     * @param visibleToOwner whether only what the reporter may read is asked for, or only the rest; null for all
     */
    public Page<TimelineEntry> timeline(
            Caller caller, UUID ticketId, Boolean visibleToOwner, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            tickets.requireInScope(ticketId);
            if (caller.isOwner()) return ownTimeline(ticketId, encodedCursor, limit);
            var list = "timeline?" + ticketId + "&" + visibleToOwner;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = acts.of(ticketId, visibleToOwner, cursor == null ? null : cursor.uuid(0), limit + 1);
            return Page.of(rows, limit, entry -> Cursor.after(list, entry.id()));
        });
    }

    private Page<TimelineEntry> ownTimeline(UUID ticketId, String encodedCursor, int limit) {
        var list = "own-timeline?" + ticketId;
        var cursor = Cursor.read(list, encodedCursor, 1);
        var rows = acts.shownToOwner(ticketId, cursor == null ? null : cursor.uuid(0), limit + 1);
        return Page.of(rows, limit, entry -> Cursor.after(list, entry.id())).map(TimelineEntry::forOwner);
    }

    /**
     * Adds a file that was handed in. An owner adds what they handed in themselves, to show what they report.
     *
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown ticket; 409 if it has the file already, has as many as it
     *     may, or is cancelled; 422 for a file that is unknown or of another community
     */
    public Attachment attach(Caller caller, UUID ticketId, UUID fileId, AttachmentKind kind) {
        return database.in(caller, () -> {
            var ticket = tickets.lock(ticketId).orElseThrow(Problems::notFound).ticket();
            var now = clock.instant();
            if (caller.isOwner()) OwnMatter.checkAttachment(kind);
            ticket.attach(fileId, kind, new Deed(caller, now));
            var community = ticket.state().communityId;
            var file = files.attach(community, fileId).orElseThrow(() -> Problems.unknownReference("/fileId"));
            checkRoom(ticketId, fileId);
            var attachment = new Attachment(Ids.next(), kind, now, file);
            insert(community, ticketId, attachment);
            acts.append(ticket, ticket.acts());
            events.publish(ticket.news());
            return attachment;
        });
    }

    /**
     * The files of a ticket in the order in which they were added, all of them: there is a limit to their number. An owner
     * gets those that they handed in.
     */
    public List<Attachment> attachments(Caller caller, UUID ticketId) {
        return database.in(caller, () -> {
            var community = tickets.requireInScope(ticketId);
            var rows = database.handle()
                    .createQuery("select * from ticket_attachment where ticket_id = :ticket order by id")
                    .bind("ticket", ticketId)
                    .map((row, context) -> new Row(
                            Columns.uuid(row, "id"),
                            Columns.uuid(row, "file_id"),
                            Columns.name(row, "kind", AttachmentKind.class),
                            Columns.instant(row, "attached_at")))
                    .list();
            var views = files.find(community, rows.stream().map(Row::fileId).toList());
            return rows.stream()
                    .map(row -> new Attachment(row.id(), row.kind(), row.attachedAt(), views.get(row.fileId())))
                    .toList();
        });
    }

    private record Row(UUID id, UUID fileId, AttachmentKind kind, Instant attachedAt) {}

    private void checkRoom(UUID ticketId, UUID fileId) {
        var present = database.handle()
                .createQuery("select file_id from ticket_attachment where ticket_id = :ticket")
                .bind("ticket", ticketId)
                .mapTo(UUID.class)
                .list();
        if (present.contains(fileId)) {
            throw Problems.conflict("/fileId", "already-attached", Text.of("The ticket has this file.", "该工单已有此附件。"));
        }
        if (present.size() >= most) {
            throw Problems.conflict(
                    "/fileId", "too-many", Text.of("A ticket has at most %d files.", "一张工单最多 %d 个附件。", most));
        }
    }

    private void insert(UUID communityId, UUID ticketId, Attachment attachment) {
        database.handle()
                .createUpdate("""
                        insert into ticket_attachment (id, community_id, ticket_id, file_id, kind, attached_at)
                        values (:id, :community, :ticket, :file, :kind, :at)
                        """)
                .bind("id", attachment.id())
                .bind("community", communityId)
                .bind("ticket", ticketId)
                .bind("file", attachment.file().id())
                .bind("kind", attachment.kind())
                .bind("at", attachment.attachedAt())
                .execute();
    }
}
