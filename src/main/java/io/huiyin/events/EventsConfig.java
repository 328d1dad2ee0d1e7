package io.huiyin.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of the relay (事件转发) and of the audit (审计). */
@ConfigMapping(prefix = "huiyin.events")
public interface EventsConfig {

    Relay relay();

    Audit audit();

    /** Sealing of the log, and checking that what is sealed is still there (审计封存). */
    interface Audit {
        /** How often each instance looks for events that are not sealed. */
        Duration sealEvery();

        /** Events that one seal covers at most; bounds memory, and the time for which a chain is locked. */
        @WithDefault("1000")
        @Min(1)
        @Max(5000)
        int batchSize();

        /** How often each instance looks whether today's check was made; whoever sees that it was not makes it. */
        Duration checkEvery();
    }

    interface Relay {
        /** How often each instance looks for events that were not handed on. */
        Duration every();

        /** Events that one transaction hands to one handler. */
        @WithDefault("200")
        @Min(1)
        @Max(5000)
        int batchSize();

        /** The first wait after a failed delivery; it doubles with each further one, up to a day. */
        @WithDefault("PT30S")
        Duration firstRetry();

        /** Deliveries that are tried before an event becomes a dead letter. */
        @WithDefault("10")
        @Min(1)
        @Max(100)
        int attempts();
    }
}
