package io.huiyin.imports;

import io.huiyin.estate.HandoverStatus;
import io.huiyin.estate.HouseLine;
import io.huiyin.estate.OccupancyStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Makes sense of lines below one header row: each becomes an {@link EstateRow}, or faults that say why not. */
final class RowReader {

    private static final LocalDate EARLIEST_HANDOVER = LocalDate.of(1950, 1, 1);
    /** What parts people in a list: a name holds none of it, and people joined to one would never be found again. */
    private static final Pattern SEVERAL = Pattern.compile("[、､;；/／|]|(?<=\\p{IsHan})[,，](?=\\p{IsHan})");

    private static final List<String> COMPANY_ENDINGS = List.of("公司", "集团", "合作社", "事务所");

    private static final Words<OccupancyStatus> OCCUPANCY = new Words<OccupancyStatus>()
            .with(OccupancyStatus.OCCUPIED, "常住 已入住 入住 自住 居住 在住 已住 occupied lived-in")
            .with(OccupancyStatus.LET, "出租 已出租 出租中 租住 租赁 let rented leased")
            .with(OccupancyStatus.VACANT, "未入住 空置 空房 空置房 闲置 未住 vacant empty")
            .with(OccupancyStatus.UNSOLD, "未售 未售出 未出售 待售 在售 unsold");
    private static final Words<HandoverStatus> HANDOVER = new Words<HandoverStatus>()
            .with(HandoverStatus.HANDED_OVER, "已交房 已交付 已收楼 已收房 已接房 已交 交房 是 handed-over yes y")
            .with(HandoverStatus.NOT_HANDED_OVER, "未交房 未交付 未收楼 未收房 未接房 未交 待交房 待交付 否 not-handed-over no n");
    private static final Words<Boolean> COMPANY = new Words<Boolean>()
            .with(false, "个人 自然人 私人 person individual")
            .with(true, "单位 公司 企业 法人 机构 company organisation organization");

    private final Headers headers;
    private final LocalDate today;
    private final Map<String, String> names = new HashMap<>();

    /** @param today in the community's zone: nothing was handed over later */
    RowReader(Headers headers, LocalDate today) {
        this.headers = headers;
        this.today = today;
    }

    /** Reads one line, and hands each of its faults to {@code faults}; null if there is one. */
    EstateRow read(Line line, Consumer<Fault> faults) {
        var cells = new Cells(line);
        var note = cells.text(Field.NOTE, 500);
        var owner = owner(cells, note);
        var house = house(cells, owner == null ? note : null);
        cells.faults.sort(Comparator.comparing(fault -> headers.position(fault.column())));
        cells.faults.forEach(faults);
        return cells.faults.isEmpty() ? new EstateRow(line.number(), house, owner) : null;
    }

    private HouseLine house(Cells cells, String note) {
        var phase = cells.name(Field.PHASE, 50);
        var area = cells.name(Field.AREA, 50);
        var building = cells.needed(Field.BUILDING, cells.name(Field.BUILDING, 50));
        var unit = cells.name(Field.UNIT, 20);
        var floor = cells.name(Field.FLOOR, 20);
        var room = cells.needed(Field.ROOM, cells.name(Field.ROOM, 20));
        var squareMetres = cells.needed(Field.SQUARE_METRES, cells.value(Field.SQUARE_METRES, SquareMetres::parse));
        var on = cells.value(Field.HANDED_OVER_ON, this::handoverDate);
        var handover = handover(cells, on);
        var occupancy = cells.value(Field.OCCUPANCY_STATUS, OCCUPANCY::parse);
        if (headers.has(Field.OCCUPANCY_STATUS)) cells.needed(Field.OCCUPANCY_STATUS, occupancy);
        return new HouseLine(phase, area, building, unit, floor, room, squareMetres, handover, on, occupancy, note);
    }

    /** A date says that the house is handed over where nothing else does. */
    private HandoverStatus handover(Cells cells, LocalDate on) {
        var status = cells.value(Field.HANDOVER_STATUS, HANDOVER::parse);
        if (status == null && on != null) return HandoverStatus.HANDED_OVER;
        if (status == null && headers.has(Field.HANDOVER_STATUS)) cells.needed(Field.HANDOVER_STATUS, null);
        if (status == HandoverStatus.HANDED_OVER && on == null) {
            cells.faultIfSound(Field.HANDED_OVER_ON, Field.HANDOVER_STATUS, FaultCode.HANDOVER_DATE_MISSING);
        }
        if (status == HandoverStatus.NOT_HANDED_OVER && on != null) {
            cells.fault(Field.HANDED_OVER_ON, new RowFaulty(FaultCode.HANDOVER_DATE_UNEXPECTED));
        }
        return status;
    }

    private LocalDate handoverDate(Cell cell) {
        var date = Dates.parse(cell);
        if (date.isBefore(EARLIEST_HANDOVER)) {
            throw new RowFaulty(FaultCode.DATE_OUT_OF_RANGE, EARLIEST_HANDOVER.toString());
        }
        if (date.isAfter(today)) throw new RowFaulty(FaultCode.DATE_IN_FUTURE);
        return date;
    }

    private EstateRow.Owner owner(Cells cells, String note) {
        var name = cells.text(Field.OWNER_NAME, 100);
        if (name != null && SEVERAL.matcher(name).find()) {
            cells.fault(Field.OWNER_NAME, new RowFaulty(FaultCode.SEVERAL_OWNERS));
        }
        var kind = cells.value(Field.OWNER_KIND, COMPANY::parse);
        var phones = new ArrayList<String>();
        cells.values(Field.PHONE, PhoneNumbers::parse, phones);
        cells.values(Field.OTHER_PHONE, PhoneNumbers::parse, phones);
        var plates = new ArrayList<String>();
        cells.values(Field.PLATE, Plates::parse, plates);
        if (name == null && !(phones.isEmpty() && plates.isEmpty())) {
            cells.faultIfSound(Field.OWNER_NAME, Field.PHONE, FaultCode.OWNER_NAME_MISSING);
        }
        if (name == null) return null;
        boolean company = kind == null ? COMPANY_ENDINGS.stream().anyMatch(name::endsWith) : kind;
        return new EstateRow.Owner(name, company, List.copyOf(phones), List.copyOf(plates), note);
    }

    /** The cells of one line by what they stand for, and the faults found in them. */
    private final class Cells {

        private final Line line;
        private final List<Fault> faults = new ArrayList<>();

        Cells(Line line) {
            this.line = line;
        }

        /** A part of a house's name. */
        String name(Field field, int most) {
            var name = value(field, cell -> bounded(CellText.narrow(cell.words()), most));
            return name == null ? null : names.computeIfAbsent(name, Function.identity());
        }

        /** Text as it is. */
        String text(Field field, int most) {
            return value(field, cell -> bounded(CellText.tidy(cell.words()), most));
        }

        <T> T needed(Field field, T value) {
            if (value == null) faultIfSound(field, field, FaultCode.REQUIRED);
            return value;
        }

        <T> T value(Field field, Function<Cell, T> reader) {
            for (var column : headers.columns(field)) {
                var value = value(column, reader);
                if (value != null) return value;
            }
            return null;
        }

        /** Adds the values of all columns that stand for {@code field}, each once. */
        void values(Field field, Function<Cell, List<String>> reader, List<String> values) {
            for (var column : headers.columns(field)) {
                var more = value(column, reader);
                if (more != null)
                    more.stream().filter(one -> !values.contains(one)).forEach(values::add);
            }
        }

        void fault(Field field, RowFaulty why) {
            faults.add(why.at(line.number(), headers.columns(field).getFirst().header()));
        }

        /** Adds a fault of {@code field}, or of {@code instead} where the file lacks it, unless that has one already. */
        void faultIfSound(Field field, Field instead, FaultCode code) {
            var blamed = headers.has(field) ? field : instead;
            var header =
                    headers.has(blamed) ? headers.columns(blamed).getFirst().header() : null;
            boolean known = faults.stream().anyMatch(fault -> header != null && header.equals(fault.column()));
            if (!known) faults.add(new RowFaulty(code).at(line.number(), header));
        }

        private <T> T value(Headers.Column column, Function<Cell, T> reader) {
            var cell = line.cell(column.index());
            if (cell.isBlank()) return null;
            try {
                if (cell instanceof Cell.Broken(FaultCode why)) {
                    throw new RowFaulty(why, String.valueOf(SharedStrings.MAX_CHARACTERS));
                }
                return reader.apply(cell);
            } catch (RowFaulty faulty) {
                faults.add(faulty.at(line.number(), column.header()));
                return null;
            }
        }

        private String bounded(String text, int most) {
            if (text.codePointCount(0, text.length()) > most) {
                throw new RowFaulty(FaultCode.TEXT_TOO_LONG, String.valueOf(most));
            }
            return text.isEmpty() ? null : text;
        }
    }
}
