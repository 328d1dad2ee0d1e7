package io.huiyin.imports;

import io.huiyin.estate.HouseLine;
import java.util.List;

/**
 * A row without faults: a house, and the owner that the row names for it.
 *
 * @param row   the physical row from 1
 * @param owner null where the row names none
 */
record EstateRow(int row, HouseLine house, Owner owner) {

    /**
     * The owner's side of a row.
     *
     * @param phones the first one tells people of the same name apart; the others are further numbers
     * @param note   null where there is none
     */
    record Owner(String name, boolean company, List<String> phones, List<String> plates, String note) {}
}
