package io.huiyin.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ChannelsTest {

    private static final Contact WANG = new Contact(
            "王一", List.of(ChannelKind.PHONE), Map.of(ChannelKind.PHONE, "13812345678", ChannelKind.LETTER, "1-1"));
    private static final List<ChannelKind> ALLOWED =
            List.of(ChannelKind.E_MAIL, ChannelKind.LETTER, ChannelKind.PHONE, ChannelKind.FAX);

    private final Channels channels =
            new Channels(List.of(new LogChannel()), Set.of(ChannelKind.LETTER, ChannelKind.PHONE));

    @ParameterizedTest
    @EnumSource(
            value = ChannelKind.class,
            mode = Mode.EXCLUDE,
            names = {"FAX", "LETTER", "PHONE", "BOARD"})
    void nobody_walks_what_is_no_way_for_people(ChannelKind kind) {
        assertThatThrownBy(() -> new Channels(List.of(), Set.of(kind)))
                .hasMessageContaining("huiyin.messaging.by-hand")
                .hasMessageContaining("LETTER");
    }

    @Test
    void without_a_setting_nobody_walks() {
        var none = new Channels(List.of(new LogChannel()), Set.of());

        assertThat(none.first(ALLOWED)).isEqualTo(ChannelKind.LOG);
        assertThat(none.way(WANG, ALLOWED, List.of())).contains(ChannelKind.LOG);
    }

    @Test
    void the_way_is_the_recipients_best_that_exists_and_leads_there() {
        assertThat(channels.way(WANG, ALLOWED, List.of())).contains(ChannelKind.PHONE);
        assertThat(channels.way(WANG, ALLOWED, List.of(ChannelKind.PHONE))).contains(ChannelKind.LETTER);
    }

    @Test
    void the_log_is_for_those_whom_no_way_reaches_and_not_for_those_whom_it_failed_to() {
        assertThat(channels.way(null, ALLOWED, List.of())).contains(ChannelKind.LOG);
        assertThat(channels.way(WANG, List.of(ChannelKind.E_MAIL), List.of())).contains(ChannelKind.LOG);
        assertThat(channels.way(WANG, ALLOWED, List.of(ChannelKind.PHONE, ChannelKind.LETTER)))
                .isEmpty();
    }
}
