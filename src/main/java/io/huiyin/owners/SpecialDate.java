package io.huiyin.owners;

import io.huiyin.web.Tagged;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A day that matters to an owner (特殊日期).
 *
 * @param yearly whether it comes again every year
 * @param label  in words, such as whose birthday it is
 */
public record SpecialDate(
        UUID id, UUID ownerId, SpecialDateKind kind, LocalDate on, boolean yearly, String label, int version)
        implements Tagged {}
