package io.huiyin.app.http;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * So many requests in so long: {@code 600/1m}. They may come at once, and are given back evenly over that time.
 *
 * @param requests zero for no limit at all, which is written as {@code none}
 */
public record Rate(long requests, Duration per) {

    static final Rate UNLIMITED = new Rate(0, Duration.ofSeconds(1));

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})/(\\w{1,20})");

    boolean isUnlimited() {
        return requests == 0;
    }

    /** The share of the time that one request uses up. */
    long nanosEach() {
        return per.toNanos() / requests;
    }

    /** Reads a rate from the settings. */
    public static class FromSetting implements Converter<Rate> {

        private static final long serialVersionUID = 1L;

        @Override
        public Rate convert(String setting) {
            var text = setting.strip();
            if (text.equals("none")) return UNLIMITED;
            var parts = FORM.matcher(text);
            if (!parts.matches()) throw unreadable(setting);
            long requests = Long.parseLong(parts.group(1));
            var per = DurationConverter.parseDuration(parts.group(2));
            if (requests == 0 || per.compareTo(Duration.ofSeconds(1)) < 0 || per.compareTo(Duration.ofDays(1)) > 0) {
                throw unreadable(setting);
            }
            return new Rate(requests, per);
        }

        private static IllegalArgumentException unreadable(String setting) {
            return new IllegalArgumentException(
                    "a rate is written as 600/1m, from one second to a day, or as none; not as " + setting);
        }
    }
}
