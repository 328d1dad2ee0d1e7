package io.huiyin.imports.rest;

import io.huiyin.imports.Fault;
import io.huiyin.imports.ImportKind;
import io.huiyin.imports.ImportOutcome;
import io.huiyin.imports.ImportReport;
import io.huiyin.imports.OnFault;
import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The report of an import.
 *
 * @param accepted        valid rows, those that change nothing included
 * @param created         rows whose house did not exist before
 * @param updated         rows that change an existing house, its owners, phones or vehicles
 * @param unchanged       rows that say what is stored already
 * @param made            what the rows name and the community did not have
 * @param endedOwnerships owners whom the rows of their house no longer name; their history stays
 * @param problemCount    all faults; {@code problems} has the first of them, and is absent in a list
 */
public record ImportView(
        UUID id,
        UUID communityId,
        ImportKind kind,
        ImportOutcome outcome,
        boolean dryRun,
        OnFault onFault,
        String fileName,
        long fileBytes,
        String sheet,
        List<String> otherSheets,
        String encoding,
        int headerRow,
        List<String> unknownHeaders,
        int rows,
        int accepted,
        int rejected,
        int created,
        int updated,
        int unchanged,
        MadePlaces made,
        int endedOwnerships,
        int problemCount,
        List<RowProblem> problems,
        Instant createdAt)
        implements Tagged {

    /** What was made along the way. */
    public record MadePlaces(int phases, int areas, int buildings) {}

    /**
     * A fault of a row.
     *
     * @param row    the physical row from 1
     * @param column the header as in the file; absent where no single column is to blame
     */
    public record RowProblem(int row, String column, String code, String message) {

        static RowProblem of(Fault fault, Locale locale) {
            return new RowProblem(fault.row(), fault.column(), fault.code().code(), fault.message(locale));
        }
    }

    static ImportView of(ImportReport report, Locale locale) {
        var effect = report.effect();
        return new ImportView(
                report.id(),
                report.communityId(),
                report.kind(),
                report.outcome(),
                report.dryRun(),
                report.onFault(),
                report.fileName(),
                report.fileBytes(),
                report.sheet(),
                report.otherSheets(),
                report.encoding(),
                report.headerRow(),
                report.unknownHeaders(),
                report.rows(),
                report.accepted(),
                report.rejected(),
                effect.created(),
                effect.updated(),
                effect.unchanged(),
                new MadePlaces(effect.madePhases(), effect.madeAreas(), effect.madeBuildings()),
                effect.endedOwnerships(),
                report.problemCount(),
                report.problems() == null
                        ? null
                        : report.problems().stream()
                                .map(fault -> RowProblem.of(fault, locale))
                                .toList(),
                report.createdAt());
    }

    /** A report never changes, but its sentences come in two languages. */
    @Override
    public int version() {
        return 1;
    }

    @Override
    public String tag() {
        var first = problems == null || problems.isEmpty()
                ? ""
                : problems.getFirst().message();
        return version() + "-" + Integer.toHexString(first.hashCode());
    }
}
