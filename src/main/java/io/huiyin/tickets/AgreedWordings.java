package io.huiyin.tickets;

import io.huiyin.community.Communities;
import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.staff.StaffMembers;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** The words that were agreed for major defects of the developer's (统一回复口径), each revision kept. */
@ApplicationScoped
public class AgreedWordings {

    private static final String SELECT = """
            select w.*, r.text, r.discussed_with, r.discussed_on, r.approved_by, r.created_at as agreed_at
              from %s
              join agreed_wording_revision r on r.wording_id = w.id and r.revision = w.revision
            """;

    private final Database database;
    private final Communities communities;
    private final TicketCategories categories;
    private final TicketRepository tickets;
    private final StaffMembers staff;
    private final Events events;
    private final Clock clock;

    AgreedWordings(
            Database database,
            Communities communities,
            TicketCategories categories,
            TicketRepository tickets,
            StaffMembers staff,
            Events events,
            Clock clock) {
        this.database = database;
        this.communities = communities;
        this.categories = categories;
        this.tickets = tickets;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** Newest first. */
    public Page<AgreedWording> list(
            Caller caller, UUID communityId, String category, Boolean active, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "agreed-wordings?" + communityId + "&" + category + "&" + active;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var where = new Where()
                    .and("w.category = :category", "category", category)
                    .and("w.active = :active", "active", active)
                    .and("w.id < :before", "before", cursor == null ? null : cursor.uuid(0));
            var from = CommunityWalk.from("agreed_wording", "w", communityId, where, "w.community_id desc, w.id desc");
            var rows = where.bindTo(
                            database.handle().createQuery(SELECT.formatted(from) + " order by w.id desc limit :limit"))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            return Page.of(rows, limit, row -> Cursor.after(list, row.id()));
        });
    }

    public AgreedWording get(Caller caller, UUID id) {
        return database.in(caller, () -> find(id).orElseThrow(Problems::notFound));
    }

    /** @throws io.huiyin.kernel.ProblemException 422 for whatever does not fit together or is not known */
    public AgreedWording agree(Caller caller, UUID communityId, AgreedWording.About about, AgreedWording.Words words) {
        return database.in(caller, () -> {
            var zone = communities.require(communityId).timeZone();
            check(communityId, about);
            check(communityId, words, zone);
            var id = Ids.next();
            database.handle()
                    .createUpdate("""
                            insert into agreed_wording (id, community_id, topic, category, building_id, ticket_ids, active,
                                                        revision, created_at)
                            values (:id, :community, :topic, :category, :building, :tickets, true, 1, :now)
                            """)
                    .bind("id", id)
                    .bind("community", communityId)
                    .bind("topic", words.topic())
                    .bind("category", about.category())
                    .bind("building", about.buildingId())
                    .bindArray("tickets", UUID.class, about.ticketIds())
                    .bind("now", clock.instant())
                    .execute();
            revise(id, communityId, 1, words);
            events.edited("agreed-wording", Edit.CREATED, communityId, id);
            return find(id).orElseThrow();
        });
    }

    /**
     * Agrees on other words, as the next revision, or ends the wording.
     *
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown one, 412 for a stale version, 422 for whatever is not known
     */
    public AgreedWording change(Caller caller, UUID id, Expected expected, AgreedWording.Words words, boolean active) {
        return database.in(caller, () -> {
            var before = find(id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            check(
                    before.communityId(),
                    words,
                    communities.require(before.communityId()).timeZone());
            int changed = database.handle()
                    .createUpdate("""
                            update agreed_wording
                               set topic = :topic, active = :active, revision = revision + 1, version = version + 1
                             where id = :id and version = :version
                            """)
                    .bind("id", id)
                    .bind("topic", words.topic())
                    .bind("active", active)
                    .bind("version", before.version())
                    .execute();
            if (changed == 0) throw Problems.stale();
            revise(id, before.communityId(), before.revision() + 1, words);
            events.edited("agreed-wording", Edit.CHANGED, before.communityId(), id);
            return find(id).orElseThrow();
        });
    }

    /**
     * The words by which a ticket is answered; those of the ticket itself before those of its building, and these before those of
     * its category. In the running transaction.
     *
     * @return null where the ticket is answered freely
     * @throws io.huiyin.kernel.ProblemException 409 where words are needed and none are agreed
     */
    AgreedWording.Used answering(Ticket ticket) {
        var state = ticket.state();
        if (state.kind != TicketKind.LEGACY_DEFECT || state.severity == Severity.NORMAL) return null;
        return database.handle()
                .createQuery("""
                        select w.id, w.revision, r.text
                          from agreed_wording w
                          join agreed_wording_revision r on r.wording_id = w.id and r.revision = w.revision
                          left join house h on h.id = :house
                         where w.community_id = :community and w.active
                           and (:ticket = any (w.ticket_ids)
                                or w.category = :category and (w.building_id is null or w.building_id = h.building_id))
                         order by w.category nulls first, w.building_id nulls last, w.id desc
                         limit 1
                        """)
                .bind("community", state.communityId)
                .bind("ticket", state.id)
                .bind("category", state.category)
                .bind("house", state.houseId)
                .map((row, context) ->
                        new AgreedWording.Used(Columns.uuid(row, "id"), row.getInt("revision"), row.getString("text")))
                .findOne()
                .orElseThrow(() -> TicketProblems.wordingNeeded(state.id, state.category));
    }

    private Optional<AgreedWording> find(UUID id) {
        return database.handle()
                .createQuery(SELECT.formatted("agreed_wording w") + " where w.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    private void revise(UUID id, UUID communityId, int revision, AgreedWording.Words words) {
        database.handle()
                .createUpdate("""
                        insert into agreed_wording_revision (wording_id, community_id, revision, text, discussed_with,
                                                             discussed_on, approved_by, created_at)
                        values (:id, :community, :revision, :text, :discussedWith, :discussedOn, :approvedBy, :now)
                        """)
                .bind("id", id)
                .bind("community", communityId)
                .bind("revision", revision)
                .bind("text", words.text())
                .bind("discussedWith", words.discussedWith())
                .bind("discussedOn", words.discussedOn())
                .bind("approvedBy", words.approvedBy())
                .bind("now", clock.instant())
                .execute();
    }

    private void check(UUID communityId, AgreedWording.About about) {
        boolean ofTickets = !about.ticketIds().isEmpty();
        if (ofTickets == (about.category() != null)) {
            throw Problems.unprocessable(
                    ofTickets ? "/ticketIds" : "/category",
                    "category-or-tickets",
                    Text.of("It is about a category or about some tickets.", "须指定类别或若干工单，二者择一。"));
        }
        if (ofTickets) {
            if (about.buildingId() != null) throw Problems.unknownReference("/buildingId");
            var known = tickets.briefs(about.ticketIds()).stream()
                    .filter(ticket -> ticket.communityId().equals(communityId))
                    .filter(ticket -> ticket.kind() == TicketKind.LEGACY_DEFECT)
                    .count();
            if (known != about.ticketIds().stream().distinct().count()) throw Problems.unknownReference("/ticketIds");
            return;
        }
        categories.check(communityId, about.category(), TicketKind.LEGACY_DEFECT);
        if (about.buildingId() != null && !isBuilding(communityId, about.buildingId())) {
            throw Problems.unknownReference("/buildingId");
        }
    }

    private boolean isBuilding(UUID communityId, UUID id) {
        return database.handle()
                .createQuery("select exists (select from building where id = :id and community_id = :community)")
                .bind("id", id)
                .bind("community", communityId)
                .mapTo(Boolean.class)
                .one();
    }

    private void check(UUID communityId, AgreedWording.Words words, ZoneId zone) {
        staff.require(communityId, words.approvedBy(), "/approvedBy");
        if (words.discussedOn().isAfter(LocalDate.ofInstant(clock.instant(), zone))) {
            throw TicketProblems.inFuture("/discussedOn");
        }
    }

    private static AgreedWording read(ResultSet row) throws SQLException {
        return new AgreedWording(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("topic"),
                row.getString("category"),
                Columns.uuid(row, "building_id"),
                Columns.list(row, "ticket_ids"),
                row.getString("text"),
                row.getString("discussed_with"),
                Columns.date(row, "discussed_on"),
                Columns.uuid(row, "approved_by"),
                row.getInt("revision"),
                Columns.instant(row, "agreed_at"),
                row.getBoolean("active"),
                row.getInt("version"));
    }
}
