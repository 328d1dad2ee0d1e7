package io.huiyin.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The years that come with the program, from {@code holidays.txt}.
 *
 * <p>They are a resource and not rows: a release that brings a new year reaches every community at once, and what a
 * community says of a year itself stands above it.
 */
final class ShippedYears {

    private static final Map<Integer, CalendarYear> YEARS = read();

    private ShippedYears() {}

    /** Every year of which anything is known, by number; a year that is not here has no data. */
    static Map<Integer, CalendarYear> all() {
        return YEARS;
    }

    private static Map<Integer, CalendarYear> read() {
        var days = new TreeMap<Integer, List<SpecialDay>>();
        var notices = new TreeMap<Integer, String>();
        for (var line : lines()) {
            var words = line.split("\\s+");
            if (words[0].equals("year")) {
                notices.put(Integer.valueOf(words[1]), words[2]);
            } else {
                var day = new SpecialDay(LocalDate.parse(words[0]), words[2], works(words[1]));
                days.computeIfAbsent(day.date().getYear(), year -> new ArrayList<>())
                        .add(day);
            }
        }
        var years = new TreeMap<Integer, CalendarYear>();
        days.forEach((year, known) ->
                years.put(year, new CalendarYear(year, notices.containsKey(year), notices.get(year), known)));
        return Collections.unmodifiableMap(years);
    }

    private static boolean works(String word) {
        return switch (word) {
            case "work" -> true;
            case "off" -> false;
            default -> throw new IllegalStateException("holidays.txt: neither off nor work: " + word);
        };
    }

    private static List<String> lines() {
        try (var file = new BufferedReader(
                new InputStreamReader(ShippedYears.class.getResourceAsStream("holidays.txt"), UTF_8))) {
            return file.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
