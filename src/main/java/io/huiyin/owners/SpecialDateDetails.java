package io.huiyin.owners;

import java.time.LocalDate;

/** What can be said and changed of a special date; the parts mean what they mean in {@link SpecialDate}. */
public record SpecialDateDetails(SpecialDateKind kind, LocalDate on, boolean yearly, String label) {}
