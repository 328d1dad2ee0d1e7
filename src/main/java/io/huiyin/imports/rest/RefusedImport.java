package io.huiyin.imports.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.huiyin.imports.ImportProblems;
import io.huiyin.kernel.Text;
import java.util.Locale;

/** The problem of an import whose rows have faults, with all members of its report. Unlike other problems it is kept. */
public record RefusedImport(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String requestId,
        @JsonUnwrapped ImportView report) {

    static RefusedImport of(ImportView report, String instance, String requestId, Locale locale) {
        var type = ImportProblems.FAULTY_ROWS;
        var detail = Text.of(
                "%d of %d rows have faults. Correct them, or send onFault=SKIP to leave them out.",
                "共 %2$d 行，其中 %1$d 行有误。请更正，或以 onFault=SKIP 跳过有误的行。", report.rejected(), report.rows());
        return new RefusedImport(
                type.uri(), type.title().in(locale), type.status(), detail.in(locale), instance, requestId, report);
    }
}
