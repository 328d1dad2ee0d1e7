package io.huiyin.testing;

import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The program's clock in tests: it stands still until it is set. */
public final class TestClock extends Clock {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant START = at("2025-06-06T15:00");
    private static volatile Instant now = START;

    private final ZoneId zone;

    private TestClock(ZoneId zone) {
        this.zone = zone;
    }

    /** A moment by the wall clock in Shanghai, such as {@code 2025-06-06T15:00}. */
    public static Instant at(String wallClock) {
        return LocalDateTime.parse(wallClock).atZone(SHANGHAI).toInstant();
    }

    public static Instant now() {
        return now;
    }

    /** Sets the clock to a moment by the wall clock in Shanghai. */
    public static void set(String wallClock) {
        now = at(wallClock);
    }

    public static void set(Instant instant) {
        now = instant.truncatedTo(ChronoUnit.MICROS);
    }

    public static void advance(Duration duration) {
        now = now.plus(duration);
    }

    public static void reset() {
        now = START;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TestClock(other);
    }

    @Mock
    @Singleton
    static class Producer {

        @Mock
        @Produces
        @Singleton
        Clock clock() {
            return new TestClock(ZoneOffset.UTC);
        }
    }
}
