package io.huiyin.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.kernel.Text;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    private static final Map<String, Text> VALUES =
            Map.of("number", new Text("GD-1", "GD-1"), "part", new Text("wiring", "电线"));

    @ParameterizedTest
    @CsvSource({
        "工单 {number},true",
        "{{写两遍}} {number},true",
        "{number,false",
        "a } b,false",
        "{Number},false",
        "{},false"
    })
    void every_brace_belongs_to_a_placeholder_or_is_doubled(String text, boolean sound) {
        assertThat(new Wording(text).isSound()).isEqualTo(sound);
    }

    @Test
    void placeholders_are_known_by_name_and_doubled_braces_are_none() {
        assertThat(new Wording("{number} {{part}} {recipientName} {number}").names())
                .containsExactly("number", "recipientName");
    }

    @Test
    void values_are_filled_in_in_the_language_of_the_text() {
        var wording = new Wording("{number}: {part}");

        assertThat(wording.bind(VALUES, Language.ZH).finish(Map.of())).isEqualTo("GD-1: 电线");
        assertThat(wording.bind(VALUES, Language.EN).finish(Map.of())).isEqualTo("GD-1: wiring");
    }

    @Test
    void the_name_stays_open_until_the_message_leaves() {
        var bound = new Wording("{recipientName}: {{{number}}}").bind(VALUES, Language.ZH);

        assertThat(bound.text()).contains("{recipientName}");
        assertThat(bound.finish(Map.of("recipientName", "王一"))).isEqualTo("王一: {GD-1}");
    }

    @Test
    void braces_in_a_value_are_text() {
        var sly = Map.of("number", new Text("{recipientName}}{", "{recipientName}}{"));

        var bound = new Wording("<{number}>").bind(sly, Language.ZH);

        assertThat(bound.finish(Map.of("recipientName", "王一"))).isEqualTo("<{recipientName}}{>");
    }

    @Test
    void a_value_with_signs_of_regular_expressions_stays_as_it_is() {
        var value = Map.of("number", new Text("$1 \\ {x}", "$1 \\ {x}"));

        assertThat(new Wording("{number}").bind(value, Language.EN).finish(Map.of()))
                .isEqualTo("$1 \\ {x}");
    }
}
