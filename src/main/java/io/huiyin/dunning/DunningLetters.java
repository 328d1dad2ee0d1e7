package io.huiyin.dunning;

import io.huiyin.community.Communities;
import io.huiyin.community.Community;
import io.huiyin.community.Phases;
import io.huiyin.database.Database;
import io.huiyin.estate.Areas;
import io.huiyin.events.Events;
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
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Letters to those who owe (催缴函, DUN-03): made together, delivered one by one. */
@ApplicationScoped
public class DunningLetters {

    private final Database database;
    private final DunningLetterRepository letters;
    private final DunningLetterWriter writer;
    private final DunningActs acts;
    private final DunningDeliveries deliveries;
    private final Communities communities;
    private final Phases phases;
    private final Areas areas;
    private final Files files;
    private final LetterFonts fonts;
    private final Events events;
    private final Clock clock;

    DunningLetters(
            Database database,
            DunningLetterRepository letters,
            DunningLetterWriter writer,
            DunningActs acts,
            DunningDeliveries deliveries,
            Communities communities,
            Phases phases,
            Areas areas,
            Files files,
            LetterFonts fonts,
            Events events,
            Clock clock) {
        this.database = database;
        this.letters = letters;
        this.writer = writer;
        this.acts = acts;
        this.deliveries = deliveries;
        this.communities = communities;
        this.phases = phases;
        this.areas = areas;
        this.files = files;
        this.fonts = fonts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Writes to whoever is due for a step and has no letter of it today. Nobody is with an open promise, and for none of their
     * bills in dispute.
     *
     * @throws io.huiyin.kernel.ProblemException 409 if nobody is left to write to; 422 for a step that no letter takes, and for what
     *     is not known
     */
    public DunningLetterBatch make(Caller caller, DunningLetterBatch.Wanted wanted) {
        return database.in(caller, () -> {
            var community = communities.require(wanted.communityId());
            var step = acts.step(community.id(), wanted.step());
            if (!step.methods().contains(DunningMethod.LETTER)) {
                throw Problems.unprocessable(
                        "/step", "no-letter", Text.of("No letter takes this step.", "该步骤不以信函方式进行。"));
            }
            check(community, wanted);
            if (UtilityCutOff.isSaidBy(wanted.howToPay())) throw DunningProblems.utilityCutOff("/howToPay");
            var id = Ids.next();
            var now = clock.instant();
            writer.open(id, wanted, step, LocalDate.ofInstant(now, community.timeZone()), caller.staffId(), now);
            if (writer.fill(id, wanted, now) == 0) {
                throw Problems.conflict(
                        "/step",
                        "nobody-due",
                        Text.of("Nobody is due for this step who has no letter of it today.", "没有到期应发此函且今日尚未发函的欠费人。"));
            }
            var batch = letters.find(id).orElseThrow();
            events.publish(new DunningEvent.LettersMade(
                    community.id(), id, batch.step(), batch.letterCount(), batch.totalFen(), now));
            return batch;
        });
    }

    public DunningLetterBatch get(Caller caller, UUID id) {
        return database.in(caller, () -> letters.find(id).orElseThrow(Problems::notFound));
    }

    /** Newest first. */
    public Page<DunningLetterBatch> list(Caller caller, UUID communityId, String step, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "dunning-letters?" + communityId + "&" + step;
            var rows = letters.page(communityId, step, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, batch -> Cursor.after(list, batch.id()));
        });
    }

    /** Those of a batch, in the order in which they were written. */
    public Page<DunningLetter> letters(Caller caller, UUID batchId, Boolean delivered, String cursor, int limit) {
        return database.in(caller, () -> {
            letters.find(batchId).orElseThrow(Problems::notFound);
            var list = "letters?" + batchId + "&" + delivered;
            var rows = letters.ofBatch(batchId, delivered, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, letter -> Cursor.after(list, letter.id()));
        });
    }

    public DunningLetter letter(Caller caller, UUID batchId, UUID id) {
        return database.in(caller, () -> letters.letter(batchId, id).orElseThrow(Problems::notFound));
    }

    /**
     * A page or more for each letter, to be printed; that somebody read the names is on record.
     *
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown batch
     */
    public byte[] print(Caller caller, UUID id) {
        return database.in(caller, () -> {
            var batch = letters.find(id).orElseThrow(Problems::notFound);
            var community = communities.find(batch.communityId()).orElseThrow();
            try (var pages = fonts.pages(DunningWords.title(batch.kind()))) {
                var pdf = new DunningLetterPdf(pages, community.name(), batch, letters.words(id));
                letters.addressed(id).forEach(pdf::add);
                events.publish(
                        new DunningEvent.LettersPrinted(batch.communityId(), id, batch.letterCount(), clock.instant()));
                return pages.bytes();
            }
        });
    }

    /**
     * Notes how a letter was handed over, which is the act of dunning itself: one that reached someone takes the step.
     *
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown letter; 422 for a method by which no letter goes, a time to come or
     *     before the letter, an unknown file
     */
    public DunningLetter deliver(Caller caller, UUID batchId, UUID id, DunningDelivery.Wanted wanted) {
        return database.in(caller, () -> {
            var letter = letters.letter(batchId, id).orElseThrow(Problems::notFound);
            var now = clock.instant();
            var at = wanted.at() == null ? now : wanted.at().truncatedTo(ChronoUnit.MICROS);
            check(letter, wanted, at);
            var batch = letters.find(batchId).orElseThrow();
            deliveries.note(letter, batch.kind(), wanted, at, caller.staffId());
            return letters.letter(batchId, id).orElseThrow();
        });
    }

    private void check(DunningLetter letter, DunningDelivery.Wanted wanted, Instant at) {
        if (wanted.method() == DunningMethod.PHONE) {
            throw Problems.unprocessable("/method", "no-letter", Text.of("No letter goes by phone.", "信函不能以电话送达。"));
        }
        if (at.isAfter(clock.instant())) {
            throw Problems.unprocessable("/at", "in-future", Text.of("It lies in the future.", "该时间在将来。"));
        }
        var community = communities.find(letter.communityId()).orElseThrow();
        if (LocalDate.ofInstant(at, community.timeZone()).isBefore(letter.madeOn())) {
            throw Problems.unprocessable("/at", "before-letter", Text.of("It lies before the letter.", "该时间早于信函日期。"));
        }
        if (wanted.fileId() != null
                && files.attach(community.id(), wanted.fileId()).isEmpty()) {
            throw Problems.unknownReference("/fileId");
        }
    }

    private void check(Community community, DunningLetterBatch.Wanted wanted) {
        if (wanted.areaId() != null) {
            areas.find(wanted.areaId())
                    .filter(area -> area.communityId().equals(community.id()))
                    .orElseThrow(() -> Problems.unknownReference("/areaId"));
        }
        if (wanted.phaseId() != null) {
            phases.find(wanted.phaseId())
                    .filter(phase -> phase.communityId().equals(community.id()))
                    .orElseThrow(() -> Problems.unknownReference("/phaseId"));
        }
        if (!writer.knows(community.id(), wanted.houseIds())) throw Problems.unknownReference("/houseIds");
    }
}
