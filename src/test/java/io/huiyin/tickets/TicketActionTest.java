package io.huiyin.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.testing.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketActionTest {

    /** The order in which the words of the tables below stand for actions. */
    private static final List<TicketAction> ACTIONS = List.of(TicketAction.values());

    /** Every pair of state and action: + where it is allowed, in the order of the enum. */
    @ParameterizedTest
    @Rule("REP-03")
    @CsvSource(delimiter = '|', textBlock = """
            #            open assign accept reject arrive progress pause resume resolve close reopen cancel reply escalate
            REGISTERED  | -    +      -      -      -      -        -     -      -       -     -      +      +     +
            ASSIGNED    | -    +      +      +      -      -        -     -      -       -     -      +      +     +
            ACCEPTED    | -    +      -      -      +      +        +     -      +       -     -      +      +     +
            ON_SITE     | -    +      -      -      -      +        +     -      +       -     -      +      +     +
            IN_PROGRESS | -    +      -      -      -      +        +     -      +       -     -      +      +     +
            WAITING     | -    +      -      -      -      -        -     +      -       -     -      +      +     +
            RESOLVED    | -    -      -      -      -      -        -     -      -       +     +      -      +     +
            CLOSED      | -    -      -      -      -      -        -     -      -       -     +      -      -     -
            CANCELLED   | -    -      -      -      -      -        -     -      -       -     -      -      -     -
            """)
    void the_state_machine_allows_what_the_table_says(TicketStatus status, String row) {
        var expected = marked(row, 0);

        assertThat(ACTIONS.subList(0, 14).stream().filter(action -> action.isAllowedIn(status)))
                .containsExactlyElementsOf(expected);
        assertThat(TicketAction.allowedIn(status)).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            #            change reschedule check-slip attach recheck review
            REGISTERED  | +      +          -          +      +       +
            ASSIGNED    | +      +          -          +      +       +
            ACCEPTED    | +      +          -          +      +       +
            ON_SITE     | +      +          -          +      +       +
            IN_PROGRESS | +      +          -          +      +       +
            WAITING     | +      +          -          +      +       +
            RESOLVED    | +      -          +          +      +       +
            CLOSED      | -      -          +          +      +       +
            CANCELLED   | -      -          -          -      -       -
            """)
    void what_leaves_the_state_alone_is_allowed_where_it_makes_sense(TicketStatus status, String row) {
        assertThat(ACTIONS.subList(14, 20).stream().filter(action -> action.isAllowedIn(status)))
                .containsExactlyElementsOf(marked(row, 14));
    }

    @Test
    void what_is_said_to_an_escalation_is_noted_whatever_became_of_the_ticket() {
        assertThat(ACTIONS.subList(21, 25))
                .allMatch(action -> Stream.of(TicketStatus.values()).allMatch(action::isAllowedIn));
    }

    @Test
    void actions_are_called_as_their_addresses_are() {
        assertThat(Stream.of(TicketAction.values()).map(TicketAction::word))
                .containsExactly(
                        "open",
                        "assign",
                        "accept",
                        "reject",
                        "arrive",
                        "progress",
                        "pause",
                        "resume",
                        "resolve",
                        "close",
                        "reopen",
                        "cancel",
                        "reply",
                        "escalate",
                        "change",
                        "reschedule",
                        "check-slip",
                        "attach",
                        "recheck",
                        "review",
                        "grade",
                        "report",
                        "instruct",
                        "disagree",
                        "execute");
    }

    private static List<TicketAction> marked(String row, int first) {
        var marks = row.strip().split("\\s+");
        return Arrays.stream(TicketAction.values())
                .filter(action -> {
                    int place = action.ordinal() - first;
                    return place >= 0 && place < marks.length && marks[place].equals("+");
                })
                .toList();
    }
}
