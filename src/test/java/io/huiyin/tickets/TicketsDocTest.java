package io.huiyin.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/tickets.md} has the state machine as the program has it. */
class TicketsDocTest {

    @Test
    void the_table_of_states_and_actions_is_the_programs() throws IOException {
        assertThat(Files.readString(Path.of("docs/tickets.md"))).contains(table());
    }

    private static String table() {
        var machine = Stream.of(TicketAction.values())
                .filter(action -> action.compareTo(TicketAction.ESCALATE) <= 0)
                .toList();
        var table = new StringBuilder("| |");
        machine.forEach(action -> table.append(" ").append(action.word()).append(" |"));
        table.append("\n|").append(" --- |".repeat(machine.size() + 1));
        for (var status : TicketStatus.values()) {
            table.append("\n| ").append(status).append(" |");
            table.append(machine.stream()
                    .map(action -> action.isAllowedIn(status) ? " x |" : " |")
                    .collect(Collectors.joining()));
        }
        return table.append("\n").toString();
    }
}
