package io.huiyin.owners;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the sessions of owners (业主会话). */
@ConfigMapping(prefix = "huiyin.owner-sessions")
public interface OwnerSessionsConfig {

    /** How long an access token is good for. */
    @WithDefault("15M")
    Duration accessFor();

    /** How long a session lasts in which nothing is refreshed. */
    @WithDefault("30D")
    Duration refreshFor();

    /**
     * How long a refresh token that was used may be used again, for an answer that was lost on its way; seen later, it was
     * stolen, and the session ends.
     */
    @WithDefault("30S")
    Duration forgiving();

    /** How often each instance removes sessions that are over. */
    Duration cleanUpEvery();
}
