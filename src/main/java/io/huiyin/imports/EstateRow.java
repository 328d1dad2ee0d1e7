package io.huiyin.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row without faults: a house, and the owner that the row names for it.
 *
 * @param row   the physical row from 1
 * @param owner null where the row names none
 * @param note  null where there is none
 */
record EstateRow(int row, House house, Owner owner, String note) {

    /**
     * The house's side of a row. A null says nothing: at first a default is taken, afterwards what is stored stays.
     *
     * @param handover null where the file has neither the status nor a date
     */
    record House(
            String phase,
            String area,
            String building,
            String unit,
            String floor,
            String room,
            BigDecimal squareMetres,
            Handover handover,
            LocalDate handedOverOn,
            Occupancy occupancy) {

        /** What names a house in its community: phase, building, unit and room, as far as they are filled. */
        String code() {
            return Stream.of(phase, building, unit, room)
                    .filter(part -> part != null)
                    .collect(Collectors.joining("-"));
        }
    }

    /**
     * The owner's side of a row.
     *
     * @param phones the first one tells people of the same name apart; the others are further numbers
     */
    record Owner(String name, boolean company, List<String> phones, List<String> plates) {

        /** Name and first phone: the same in two rows is the same person. */
        String identity() {
            return name + '\n' + (phones.isEmpty() ? "" : phones.getFirst());
        }
    }
}
