package io.huiyin.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What was collected (收缴率报表).
 *
 * @param from       the first day on which periods begin; by COLLECTOR the first day of payments
 * @param to         the last one, this day included
 * @param asOf       the last day of payments that count, this day included
 * @param groups     by name; absent by COLLECTOR
 * @param total      of all of these bills; absent by COLLECTOR
 * @param collectors by name, whom nobody names last; by COLLECTOR alone
 */
public record CollectionReport(
        UUID communityId,
        LocalDate from,
        LocalDate to,
        LocalDate asOf,
        Grouping groupBy,
        List<CollectionFigures> groups,
        CollectionFigures total,
        List<CollectorSum> collectors) {}
