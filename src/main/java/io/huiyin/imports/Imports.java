package io.huiyin.imports;

import io.huiyin.community.Communities;
import io.huiyin.database.Database;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * Imports of files (导入). A file is read twice: once to judge all of its rows, then, unless a fault forbids it, to load
 * the valid ones in batches within one transaction, so that it is in as a whole or not at all.
 */
@ApplicationScoped
public class Imports {

    private final Database database;
    private final Communities communities;
    private final ImportRepository reports;
    private final EstateLoader loader;
    private final ImportsConfig config;
    private final Events events;
    private final Clock clock;

    Imports(
            Database database,
            Communities communities,
            ImportRepository reports,
            EstateLoader loader,
            ImportsConfig config,
            Events events,
            Clock clock) {
        this.database = database;
        this.communities = communities;
        this.reports = reports;
        this.loader = loader;
        this.config = config;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Checks a file and, if it is no dry run, loads it.
     *
     * @throws ProblemException 413, 415 or 422 if the file cannot be read; 422 for an unknown community; 409 while
     *     another import of the community runs
     */
    public ImportReport run(Caller caller, ImportOrder order, Path file, long bytes) {
        return database.in(caller, () -> {
            var community =
                    communities.find(order.communityId()).orElseThrow(() -> Problems.unknownReference("communityId"));
            checkSize(bytes);
            // The first large file comes behind trials with a few rows, over the same connections.
            database.planAnew();
            var mapping = new HeaderMapping(order.mapping());
            try (var spreadsheet = Spreadsheet.open(file, config.limits())) {
                var today = LocalDate.now(clock.withZone(community.timeZone()));
                var reading = new Reading(spreadsheet, mapping, order.sheet(), config, today);
                var outcome = outcome(order, reading);
                var effect = outcome == ImportOutcome.REFUSED ? ImportEffect.NONE : load(order, reading);
                var report = report(order, spreadsheet, reading, outcome, effect, bytes);
                reports.insert(report);
                events.edited(
                        "import",
                        Edit.CREATED,
                        order.communityId(),
                        report.id(),
                        Map.of("kind", order.kind(), "outcome", outcome, "rows", reading.rows()));
                return report;
            }
        });
    }

    /** The report of an import. */
    public ImportReport get(Caller caller, UUID id) {
        return database.in(caller, () -> reports.find(id).orElseThrow(Problems::notFound));
    }

    /** Reports without their problems, newest first. */
    public Page<ImportReport> list(Caller caller, UUID communityId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "imports?" + communityId;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = reports.list(communityId, cursor == null ? null : cursor.uuid(0), limit + 1);
            return Page.of(rows, limit, report -> Cursor.after(list, report.id()));
        });
    }

    private void checkSize(long bytes) {
        long most = config.limits().fileBytes();
        if (bytes > most) {
            throw new FileRefused(FileFault.TOO_LARGE, Text.of("%,d MiB", "最大 %,d MiB", most >> 20));
        }
    }

    private static ImportOutcome outcome(ImportOrder order, Reading reading) {
        if (order.dryRun()) return ImportOutcome.CHECKED;
        boolean stops = reading.rejected() > 0 && order.onFault() == OnFault.STOP;
        return stops ? ImportOutcome.REFUSED : ImportOutcome.IMPORTED;
    }

    private ImportEffect load(ImportOrder order, Reading reading) {
        if (!order.dryRun() && !reports.claim(order.communityId())) {
            throw new ProblemException(
                            ImportProblems.RUNNING,
                            Text.of("Wait until it has ended, then send the file again.", "请等待其完成后重新上传。"))
                    .header("Retry-After", "5");
        }
        return loader.load(order.communityId(), reading, order.dryRun());
    }

    private ImportReport report(
            ImportOrder order,
            Spreadsheet spreadsheet,
            Reading reading,
            ImportOutcome outcome,
            ImportEffect effect,
            long bytes) {
        var table = reading.table();
        return new ImportReport(
                Ids.next(),
                order.communityId(),
                order.kind(),
                outcome,
                order.dryRun(),
                order.onFault(),
                order.fileName(),
                bytes,
                table.sheet().name(),
                table.others(),
                spreadsheet.encoding().orElse(null),
                table.headers().row(),
                table.headers().unknown(),
                reading.rows(),
                reading.accepted(),
                reading.rejected(),
                effect,
                reading.faultCount(),
                reading.faults(),
                clock.instant());
    }
}
