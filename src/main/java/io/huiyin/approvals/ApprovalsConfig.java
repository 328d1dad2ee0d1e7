package io.huiyin.approvals;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/** Settings of the approvals (审批). What a community allows at all is data: see {@link ApprovalSetting}. */
@ConfigMapping(prefix = "huiyin.approvals")
public interface ApprovalsConfig {

    /** How long an approval can be used after it was given. */
    @WithDefault("P30D")
    Duration goodFor();

    Retention retention();

    interface Retention {
        /** How long the name of an outsider is kept who was let into a guarded room. */
        @WithDefault("P1Y")
        Period visitors();

        /** How often each instance looks. */
        Duration every();
    }
}
