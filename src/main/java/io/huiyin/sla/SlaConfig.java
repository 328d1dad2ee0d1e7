package io.huiyin.sla;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of the sweep (时限巡检). What is promised is data in {@code sla_policy}, not here. */
@ConfigMapping(prefix = "huiyin.sla")
public interface SlaConfig {

    Sweep sweep();

    /** How timers are looked after. */
    interface Sweep {

        /** How often each instance looks for timers that have come due. */
        Duration every();

        /** Timers claimed in one transaction: a bound on how long rows stay locked. */
        @WithDefault("200")
        @Min(1)
        @Max(1000)
        int batchSize();
    }
}
