package io.huiyin.owners;

import java.util.List;

/**
 * How many owners there are of each sort (客户统计).
 *
 * @param owners how many there are in all; one who is of several sorts is counted once here, and once in each
 * @param counts the most frequent first; owners without a value are in none
 */
public record OwnerCounts(OwnerAttribute by, long owners, List<Count> counts) {

    /** How many owners have one value. */
    public record Count(String value, long owners) {}
}
