package io.huiyin.forms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A published version of a form (表单版本), which nobody changes.
 *
 * @param number        1 for the first
 * @param effectiveFrom the first day on which it is filled in, in the community's zone
 * @param publishedBy   the member of staff who published it, if named
 */
public record FormVersion(
        UUID formId,
        int number,
        List<FormField> fields,
        LocalDate effectiveFrom,
        Instant publishedAt,
        UUID publishedBy) {}
