package io.huiyin.reminders;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the reminders. When each rule runs is the communities' to say, and data. */
@ConfigMapping(prefix = "huiyin.reminders")
public interface RemindersConfig {

    /** How often each instance looks for rules whose time has come. */
    Duration every();

    /** After this time without a word from an instance that runs a rule, another one runs it. */
    @WithDefault("PT10M")
    Duration lease();
}
