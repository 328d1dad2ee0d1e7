package io.huiyin.protection;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** Settings of the protection of personal data. */
@ConfigMapping(prefix = "huiyin.protection")
public interface ProtectionConfig {

    /**
     * The keys: JSON as {@link Keyset#generate()} makes it, or the path of a file that holds it. The embedded database brings
     * its own, in the data directory; with any other database the program does not start without one.
     */
    Optional<String> keyset();

    /** How often each instance looks for what older keys have sealed. */
    Duration resealEvery();
}
