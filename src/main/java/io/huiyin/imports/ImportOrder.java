package io.huiyin.imports;

import java.util.Map;
import java.util.UUID;

/**
 * What the caller wants done with a file.
 *
 * @param sheet    the name of the sheet to read; null for the first that has the headers
 * @param mapping  fields by header, above the known aliases
 * @param fileName as the caller's system has it; it is remembered, and tells nothing
 */
public record ImportOrder(
        ImportKind kind,
        UUID communityId,
        boolean dryRun,
        OnFault onFault,
        String sheet,
        Map<String, String> mapping,
        String fileName) {}
