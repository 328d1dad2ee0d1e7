package io.huiyin.tickets;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Period;

/** Settings of the tickets (工单). */
@ConfigMapping(prefix = "huiyin.tickets")
public interface TicketsConfig {

    /** How long after a report the same house and category make another one a repeat. */
    @WithDefault("30D")
    Duration repeatWindow();

    /** Files that one ticket may have. */
    @WithDefault("50")
    @Min(1)
    @Max(500)
    int mostAttachments();

    Retention retention();

    interface Retention {
        /** How long the name and phone of a reporter without an owner's record are kept after the ticket was entered. */
        @WithDefault("P3Y")
        Period reporters();

        /** How often each instance looks. */
        Duration every();
    }

    Resume resume();

    interface Resume {
        /** How often each instance looks for tickets whose wait is over. */
        Duration every();

        /** Tickets that one transaction resumes. */
        @WithDefault("100")
        @Min(1)
        @Max(1000)
        int batchSize();
    }
}
