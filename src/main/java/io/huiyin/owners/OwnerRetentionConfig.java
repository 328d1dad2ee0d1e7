package io.huiyin.owners;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/** How long what is kept of former owners, and of those who did not become one, is kept (保存期限). */
@ConfigMapping(prefix = "huiyin.owners.retention")
public interface OwnerRetentionConfig {

    /**
     * From the end of the last relation to a house, or the last ticket; of who never had one, from when they were entered. Five years
     * outlast the three in which claims can be made (民法典 188) and the longest warranty period.
     */
    @WithDefault("P5Y")
    Period formerOwners();

    /** From when the address of a prospect who did not become an owner was received. */
    @WithDefault("P2Y")
    Period prospects();

    /** How often each instance looks. */
    Duration every();
}
