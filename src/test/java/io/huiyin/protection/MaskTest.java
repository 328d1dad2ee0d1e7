package io.huiyin.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

    @ParameterizedTest
    @CsvSource({
        "13800005678, 138****5678",
        "0755-82345678, 075******5678",
        "4001234567, 4*******67",
        "110101199003071234, 110***********1234",
        "E12345678, E******78",
        "12345, 1***5",
        "123, 1*3",
        "12, **",
        "1, *"
    })
    void a_number_shows_its_ends_alone(String number, String mask) {
        assertThat(Mask.of(number)).isEqualTo(mask);
        assertThat(Mask.isMasked(mask)).isTrue();
        assertThat(Mask.isMasked(number)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            138****5678 | 13800005678 | 13800005678
            13911112222 | 13800005678 | 13911112222
            138****5679 | 13800005678 |
            138*        | 13800005678 |
            138****5678 |             |
            """)
    void a_mask_that_comes_back_means_what_is_stored_and_any_other_nothing(String given, String stored, String meant) {
        assertThat(Mask.resolve(given, stored)).isEqualTo(meant);
    }

    @Test
    void masks_of_a_list_find_their_numbers_wherever_they_moved() {
        var stored = List.of("13800005678", "13911115678", "13811115678");

        assertThat(Mask.resolve(List.of("138****5678", "139****5678", "138****5678"), stored))
                .isEqualTo(stored);
        assertThat(Mask.resolve(List.of("139****5678", "138****5678"), stored))
                .containsExactly("13911115678", "13800005678");
        assertThat(Mask.resolve(List.of("137****5678", "13711112222"), stored))
                .isEqualTo(Arrays.asList(null, "13711112222"));
        assertThat(Mask.resolve(List.of("13711112222", "138****5678"), List.of()))
                .isEqualTo(Arrays.asList("13711112222", null));
        assertThat(Mask.resolve(List.of("139****5678", "139****5678"), stored))
                .isEqualTo(Arrays.asList(null, "13911115678"));
    }
}
