package io.huiyin.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The report of an import (导入报告).
 *
 * @param sheet        the sheet that was read; null where the format has none
 * @param otherSheets  sheets that have the headers too and were not read
 * @param encoding     what the text turned out to have; null for a workbook
 * @param problems     the first faults, by row; null where only the summary was read
 * @param problemCount how many faults there are in all
 */
public record ImportReport(
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
        ImportEffect effect,
        int problemCount,
        List<Fault> problems,
        Instant createdAt) {}
