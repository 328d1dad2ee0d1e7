package io.huiyin.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * 600 houses with their owners as a property office would hand them in: two phases, three areas, ten buildings of two units
 * with six floors of five. Handover dates are reckoned back from today, so that some warranties are about to end.
 */
final class DemoSpreadsheet {

    static final List<String> AREAS = List.of("东片区", "中片区", "西片区");

    private static final int BUILDINGS = 10;
    private static final int UNITS = 2;
    private static final int FLOORS = 6;
    private static final int ROOMS = 5;
    private static final List<String> SIZES = List.of("78.42", "89.55", "96.30", "118.07", "142.60");
    private static final List<String> OCCUPANCIES = List.of("常住", "常住", "出租", "常住", "未入住");
    private static final String HEADER = "期,片区,楼栋,单元,房号,建筑面积(㎡),交房状态,交房日期,入住状态,业主姓名,手机号,车牌号\n";

    private final LocalDate today;

    DemoSpreadsheet(LocalDate today) {
        this.today = today;
    }

    /** Writes the file to a temporary place; whoever asked for it deletes it. */
    Path write() {
        try {
            var file = Files.createTempFile("huiyin-demo-", ".csv");
            Files.writeString(file, text(), StandardCharsets.UTF_8);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        var text = new StringBuilder(HEADER);
        int number = 0;
        for (int building = 1; building <= BUILDINGS; building++) {
            for (int unit = 1; unit <= UNITS; unit++) {
                for (int floor = 1; floor <= FLOORS; floor++) {
                    for (int room = 1; room <= ROOMS; room++) text.append(row(building, unit, floor, room, ++number));
                }
            }
        }
        return text.toString();
    }

    private String row(int building, int unit, int floor, int room, int number) {
        boolean handedOver = number % 40 != 0;
        var occupancy = handedOver ? OCCUPANCIES.get((number + floor) % OCCUPANCIES.size()) : "未售";
        return String.join(
                        ",",
                        building <= 5 ? "一期" : "二期",
                        AREAS.get((building - 1) * AREAS.size() / BUILDINGS),
                        building + "栋",
                        unit + "单元",
                        "%02d%02d".formatted(floor, room),
                        SIZES.get(room - 1),
                        handedOver ? "已交房" : "未交房",
                        handedOver ? handedOverOn(number).toString() : "",
                        occupancy,
                        handedOver ? "示例业主%04d".formatted(number) : "",
                        handedOver ? "1990000%04d".formatted(number) : "",
                        number % 4 == 0 && handedOver ? "示A%05d".formatted(number) : "")
                + "\n";
    }

    /** Every twentieth house is just short of five years, every fifteenth of two; the others lie in between. */
    private LocalDate handedOverOn(int number) {
        if (number % 20 == 1) return today.minusYears(5).plusDays(3 + number % 25);
        if (number % 15 == 2) return today.minusYears(2).plusDays(3 + number % 25);
        return today.minusYears(1 + number % 4).minusDays(40L + number % 300);
    }
}
