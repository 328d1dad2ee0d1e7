package io.huiyin.owners;

import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.files.Files;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.ReadReason;
import io.huiyin.kernel.Text;
import io.huiyin.owners.OwnerPaperRepository.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The papers of households' archives (业主档案资料): closed files, whose every reading is on record (OWN-17). */
@ApplicationScoped
public class OwnerPapers {

    private static final String FIELD = "papers";

    private final Database database;
    private final Archive archive;
    private final OwnerPaperRepository papers;
    private final Files files;
    private final Events events;
    private final Clock clock;

    OwnerPapers(
            Database database, Archive archive, OwnerPaperRepository papers, Files files, Events events, Clock clock) {
        this.database = database;
        this.archive = archive;
        this.papers = papers;
        this.files = files;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A paper as it is handed in.
     *
     * @param houseId    null where it is about none
     * @param receivedOn today where null
     * @param name       what the sender calls the file
     * @param source     a file that the caller removes afterwards
     */
    public record Given(PaperKind kind, UUID houseId, LocalDate receivedOn, String name, Path source) {}

    /**
     * @throws ProblemException 404 for an unknown owner; 422 for a house to which they have or had no relation, and a date to come; 413,
     *     415 and 422 as for any file
     */
    public OwnerPaper add(Caller caller, UUID ownerId, Given given) {
        return database.in(caller, () -> {
            var owner = archive.toAddTo(ownerId);
            if (given.houseId() != null && !papers.isOf(ownerId, given.houseId())) {
                throw Problems.unknownReference("houseId");
            }
            var today = archive.today(owner.communityId());
            var receivedOn = given.receivedOn() == null ? today : given.receivedOn();
            if (receivedOn.isAfter(today)) {
                throw Problems.unprocessable("receivedOn", "in-future", Text.of("It lies in the future.", "该日期在将来。"));
            }
            var file = files.keepClosed(caller, owner.communityId(), given.name(), given.source());
            var paper = new Stored(
                    Ids.next(),
                    owner.communityId(),
                    ownerId,
                    given.houseId(),
                    given.kind(),
                    file.id(),
                    receivedOn,
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    1);
            papers.insert(paper);
            archive.changed(owner, FIELD);
            return shown(List.of(paper)).getFirst();
        });
    }

    public OwnerPaper get(Caller caller, UUID ownerId, UUID id) {
        return database.in(caller, () -> shown(List.of(require(ownerId, id))).getFirst());
    }

    /** In the order in which they were handed in. */
    public Page<OwnerPaper> list(Caller caller, UUID ownerId, String cursor, int limit) {
        return database.in(caller, () -> {
            archive.owner(ownerId);
            var list = "owner-papers?" + ownerId;
            var after = Cursor.read(list, cursor, 1);
            var rows = papers.page(ownerId, after == null ? null : after.uuid(0), limit + 1);
            var page = Page.of(rows, limit, paper -> Cursor.after(list, paper.id()));
            return new Page<>(shown(page.items()), page.nextCursor());
        });
    }

    /** What stands in it, to be closed by whoever asked for it. That it was read is noted in the log with the reason. */
    public Files.Content content(Caller caller, UUID ownerId, UUID id, ReadReason reason) {
        return database.in(caller, () -> {
            var paper = require(ownerId, id);
            events.publish(
                    new OwnerEvent.PaperRead(paper.communityId(), ownerId, id, paper.kind(), reason, clock.instant()));
            return files.closedContent(paper.fileId());
        });
    }

    /** Forgets it with its bytes. */
    public void remove(Caller caller, UUID ownerId, UUID id, Expected expected) {
        database.in(caller, () -> {
            var owner = archive.owner(ownerId);
            var paper = require(ownerId, id);
            expected.check(paper.version());
            archive.delete("owner_paper", id, paper.version());
            files.remove(List.of(paper.fileId()));
            archive.changed(owner, FIELD);
        });
    }

    private Stored require(UUID ownerId, UUID id) {
        return papers.find(ownerId, id).orElseThrow(Problems::notFound);
    }

    /** Papers of one owner with what their files are. */
    List<OwnerPaper> shown(List<Stored> stored) {
        if (stored.isEmpty()) return List.of();
        var views = files.findClosed(
                stored.getFirst().communityId(),
                stored.stream().map(Stored::fileId).toList());
        return stored.stream()
                .map(paper -> new OwnerPaper(
                        paper.id(),
                        paper.ownerId(),
                        paper.kind(),
                        paper.houseId(),
                        views.get(paper.fileId()).mediaType(),
                        views.get(paper.fileId()).bytes(),
                        paper.receivedOn(),
                        paper.createdAt(),
                        paper.version()))
                .toList();
    }
}
