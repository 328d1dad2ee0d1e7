package io.huiyin.imports;

import io.huiyin.estate.HouseLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the valid rows so far have said, so that a row that says it again, or says the contrary of the same house, is found
 * out. A further row of a house may name another owner (共有人), or another plate or phone of the same one.
 */
final class Repeats {

    private final Headers headers;
    private final Map<String, Seen> houses = new HashMap<>();

    private record Seen(int row, HouseLine house, List<Said> said) {}

    /** @param content hash of what a row says beyond the house: enough to tell the few rows of one house apart */
    private record Said(int row, int content) {}

    Repeats(Headers headers) {
        this.headers = headers;
    }

    /** The fault of {@code row} against those before it, or nothing, and then it counts as said. */
    Optional<Fault> check(EstateRow row) {
        var content = Objects.hash(row.owner(), row.house().note());
        var said = new Said(row.row(), content);
        var seen = houses.get(row.house().code());
        if (seen == null) {
            var first = new Seen(row.row(), row.house(), new ArrayList<>(1));
            first.said().add(said);
            houses.put(row.house().code(), first);
            return Optional.empty();
        }
        var contradicted = contradicted(seen.house(), row.house());
        if (contradicted != null) return fault(row, contradicted, FaultCode.HOUSE_CONTRADICTS, seen.row());
        for (var earlier : seen.said()) {
            boolean nothingNew = earlier.content() == content
                    || row.owner() == null && row.house().note() == null;
            if (nothingNew) return fault(row, Field.ROOM, FaultCode.DUPLICATE_ROW, earlier.row());
        }
        seen.said().add(said);
        return Optional.empty();
    }

    private Optional<Fault> fault(EstateRow row, Field field, FaultCode code, int firstRow) {
        var columns = headers.columns(field);
        var header = columns.isEmpty() ? null : columns.getFirst().header();
        return Optional.of(new Fault(row.row(), header, code, String.valueOf(firstRow)));
    }

    private static Field contradicted(HouseLine one, HouseLine other) {
        if (differ(one, other, HouseLine::building)
                || differ(one, other, HouseLine::room)
                || !Objects.equals(one.phase(), other.phase())
                || !Objects.equals(one.unit(), other.unit())) {
            return Field.ROOM;
        }
        if (differ(one, other, HouseLine::area)) return Field.AREA;
        if (differ(one, other, HouseLine::floor)) return Field.FLOOR;
        if (differ(one, other, HouseLine::areaSquareMetres)) return Field.SQUARE_METRES;
        if (differ(one, other, HouseLine::handoverStatus)) return Field.HANDOVER_STATUS;
        if (differ(one, other, HouseLine::handedOverOn)) return Field.HANDED_OVER_ON;
        if (differ(one, other, HouseLine::occupancyStatus)) return Field.OCCUPANCY_STATUS;
        if (differ(one, other, HouseLine::note)) return Field.NOTE;
        return null;
    }

    /** Whether both say something, and not the same. */
    private static <T> boolean differ(HouseLine one, HouseLine other, Function<HouseLine, T> part) {
        var first = part.apply(one);
        var second = part.apply(other);
        return first != null && second != null && !first.equals(second);
    }
}
