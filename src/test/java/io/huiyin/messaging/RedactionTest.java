package io.huiyin.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource({
        "wang@example.com,w***@example.com",
        "13812345678,138****5678",
        "1234567,***",
        "@x,***@x",
        "翠湖花园 1-3-501,翠湖花****"
    })
    void an_address_is_shown_as_a_mask(String address, String mask) {
        assertThat(Redaction.mask(address)).isEqualTo(mask);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 5.1.1 <Wang@Example.com>: no such user      | 550 5.1.1 <***>: no such user
            rejected wang@example.com, forward to x@y.cn    | rejected ***, forward to ***
            number 138 1234 5678 is off                     | number *** is off
            number +86-13812345678 is off                   | number *** is off
            421 4.7.0 try again in 300 seconds              | 421 4.7.0 try again in 300 seconds
            """)
    void an_answer_names_no_address(String answer, String kept) {
        assertThat(Redaction.scrub(answer, "wang@example.com")).isEqualTo(kept);
    }

    @Test
    void a_long_answer_is_cut() {
        assertThat(Redaction.scrub("x".repeat(1000))).hasSize(300);
    }

    @Test
    void a_long_answer_is_not_cut_in_the_middle_of_a_character() {
        assertThat(Redaction.scrub("x".repeat(299) + "𠮷𠮷")).isEqualTo("x".repeat(299));
    }

    @Test
    void an_answer_is_one_line_that_can_be_stored() {
        assertThat(Redaction.scrub("busy\r\ntry\0later")).isEqualTo("busy try later");
    }

    @Test
    void a_secret_is_taken_literally_and_a_single_sign_is_none() {
        assertThat(Redaction.scrub("no (王.一) in a王.一b", "(王.一)")).isEqualTo("no *** in a王.一b");
        assertThat(Redaction.scrub("王 is busy", "王")).isEqualTo("王 is busy");
    }
}
