package io.huiyin.owners;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Someone who owns a house, as a list of many names them (业主清单).
 *
 * @param since  the first day of it where the house has had no owner yet; null for today
 * @param phones in their one form; with the name, the first tells who it is
 * @param plates in their one form
 * @param note   what the list remarks of them; null for nothing
 */
public record OwnerLine(
        UUID houseId,
        LocalDate since,
        OwnerKind kind,
        String name,
        List<String> phones,
        List<String> plates,
        String note) {

    @Override
    public String toString() {
        return "OwnerLine[" + houseId + "]";
    }
}
