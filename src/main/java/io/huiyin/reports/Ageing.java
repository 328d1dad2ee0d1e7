package io.huiyin.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What is outstanding, by how long it is overdue (账龄分析): the principal of published bills whose period has begun.
 *
 * @param on     the day as of which it is reckoned, this day included; payments of later days do not count
 * @param groups by name
 * @param total  of all groups together
 */
public record Ageing(UUID communityId, LocalDate on, Grouping groupBy, List<Group> groups, Group total) {

    /**
     * What is outstanding in one group.
     *
     * @param key            absent where its bills have none, such as no area, and of the whole
     * @param name           what people call it
     * @param bills          how many are not paid in full
     * @param houses         each once, whatever the number of its bills
     * @param outstandingFen what of their principal is not paid, in fen; without late fees
     * @param buckets        all of them, also those of nothing
     */
    public record Group(String key, String name, long bills, long houses, long outstandingFen, List<Part> buckets) {}

    /**
     * What is outstanding for so long.
     *
     * @param bucket         by days behind the due day
     * @param bills          how many are not paid in full
     * @param houses         each once
     * @param outstandingFen what of their principal is not paid, in fen; without late fees
     */
    public record Part(Bucket bucket, long bills, long houses, long outstandingFen) {}
}
