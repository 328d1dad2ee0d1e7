package io.huiyin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/a?b=c&d=e, /v1/a?b=c&d=e",
        "/v1/a?b=c d|e, /v1/a?b=c%20d%7Ce",
        "/v1/a?b=1栋, /v1/a?b=1%E6%A0%8B",
        "/v1/a?b=😀, /v1/a?b=%F0%9F%98%80",
        "/v1/a?b=2025-06-06T10:00:00+08:00, /v1/a?b=2025-06-06T10:00:00%2B08:00",
        "/v1/a?b=%2B1%, /v1/a?b=%2B1%25",
        "/v1/a?b={c}, /v1/a?b=%7Bc%7D"
    })
    void an_address_is_written_as_people_read_it(String address, String sent) {
        assertThat(Addresses.whole(address)).isEqualTo(sent);
    }

    @Test
    void a_value_stays_one_part_whatever_is_in_it() {
        var filled = Addresses.filled("/v1/{a}/b?c={c}", "x/y", "1&d=2 %2B+");

        assertThat(filled).isEqualTo("/v1/x%2Fy/b?c=1%26d%3D2%20%252B%2B");
        assertThat(Addresses.whole(filled)).isEqualTo(filled);
    }

    @Test
    void values_and_places_are_as_many() {
        assertThatThrownBy(() -> Addresses.filled("/v1/{a}/{b}", 1)).hasMessageContaining("{b}");
        assertThatThrownBy(() -> Addresses.filled("/v1/{a}", 1, 2)).hasMessageContaining("2");
    }
}
