package io.huiyin.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketsTest {

    private final HandClock clock = new HandClock();

    @Test
    void a_full_bucket_is_given_at_once_and_given_back_evenly() {
        var buckets = new TokenBuckets(rate("3/6s"), clock);

        for (int left = 2; left >= 0; left--)
            assertThat(buckets.take("a").remaining()).isEqualTo(left);
        var refused = buckets.take("a");
        assertThat(refused.granted()).isFalse();
        assertThat(refused.retryIn()).isEqualTo(Duration.ofSeconds(2));

        clock.pass("1.5");
        assertThat(buckets.look("a").retryIn()).isEqualTo(Duration.ofMillis(500));
        clock.pass("0.5");
        assertThat(buckets.look("a").granted()).isTrue();
        assertThat(buckets.take("a").granted()).isTrue();
        clock.pass("3600");
        assertThat(buckets.take("a").remaining()).isEqualTo(2);
    }

    @Test
    void over_a_long_time_no_more_is_granted_than_the_rate_and_one_bucket() {
        var buckets = new TokenBuckets(rate("7/1s"), clock);
        int granted = 0;
        for (int i = 0; i < 10_000; i++) {
            if (buckets.take("a").granted()) granted++;
            clock.pass("0.01");
        }

        assertThat(granted).isBetween(700, 707);
    }

    @Test
    void a_clock_that_is_put_back_neither_gives_nor_takes() {
        var buckets = new TokenBuckets(rate("2/2s"), clock);
        buckets.take("a");

        clock.pass("-30");
        assertThat(buckets.take("a").granted()).isTrue();
        assertThat(buckets.take("a").granted()).isFalse();
        clock.pass("1");
        assertThat(buckets.take("a").granted()).isTrue();
    }

    @Test
    void looking_takes_nothing_and_keeps_nothing() {
        var buckets = new TokenBuckets(rate("1/1m"), clock);

        assertThat(buckets.look("a").granted()).isTrue();
        assertThat(buckets.look("a").granted()).isTrue();
        assertThat(buckets.take("a").granted()).isTrue();
        assertThat(buckets.look("a").granted()).isFalse();
    }

    @Test
    void only_so_many_clients_are_remembered_and_the_busy_ones_longest() {
        var buckets = new TokenBuckets(rate("2/1h"), clock);
        buckets.take("busy");
        buckets.take("idle");
        for (int i = 0; i < TokenBuckets.MOST - 1; i++) {
            if (i == TokenBuckets.MOST / 2) buckets.take("busy");
            buckets.take("client " + i);
        }

        assertThat(buckets.take("busy").granted()).isFalse();
        assertThat(buckets.take("idle").remaining()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"600/1m, 600, PT1M", "1/1s, 1, PT1S", "5/PT10S, 5, PT10S", "100/24h, 100, PT24H", "none, 0, PT1S"})
    void a_rate_is_so_many_in_so_long(String setting, long requests, Duration per) {
        assertThat(rate(setting)).isEqualTo(new Rate(requests, per));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "600",
                "600/",
                "/1m",
                "0/1m",
                "-5/1m",
                "600/0s",
                "600/10ms",
                "600/2000h",
                "many/1m",
                "600 / 1m"
            })
    void what_is_no_rate_stops_the_start(String setting) {
        assertThatThrownBy(() -> rate(setting)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3::4, 2001:db8:1:2:0:0:0:0/64",
        "::ffff:192.0.2.1, 192.0.2.1",
        "unknown, unknown",
        "not:an:address, not:an:address"
    })
    void an_address_is_counted_by_who_has_it(String address, String counted) {
        assertThat(ClientAddress.of(address)).isEqualTo(counted);
    }

    private static Rate rate(String setting) {
        return new Rate.FromSetting().convert(setting);
    }

    /** Stands still until it is told that time passed. */
    private static final class HandClock extends Clock {

        private Instant now = Instant.parse("2026-11-22T00:00:00Z");

        void pass(String seconds) {
            now = now.plusMillis((long) (Double.parseDouble(seconds) * 1000));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
