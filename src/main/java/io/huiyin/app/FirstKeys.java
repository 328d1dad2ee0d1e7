package io.huiyin.app;

import io.huiyin.access.ApiKeys;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The way into a new installation: the demo's key, fresh at each start on the embedded database, or the first
 * administrator's key from {@code HUIYIN_BOOTSTRAP_KEY}. There is no default password anywhere.
 */
@ApplicationScoped
class FirstKeys {

    static final int SHORTEST = 32;

    private static final Logger LOG = Logger.getLogger(FirstKeys.class);
    private static final String DEMO = "demo";
    private static final String BOOTSTRAP = "bootstrap";

    private final ApiKeys keys;
    private final boolean embedded;
    private final boolean demo;
    private final Optional<String> bootstrapKey;

    FirstKeys(
            ApiKeys keys,
            @ConfigProperty(name = "huiyin.embedded", defaultValue = "false") boolean embedded,
            @ConfigProperty(name = "huiyin.demo") boolean demo,
            @ConfigProperty(name = "huiyin.bootstrap-key") Optional<String> bootstrapKey) {
        this.keys = keys;
        this.embedded = embedded;
        this.demo = demo;
        this.bootstrapKey = bootstrapKey;
    }

    void start(@Observes StartupEvent event) {
        bootstrapKey.ifPresent(key -> {
            if (key.length() < SHORTEST) {
                throw new IllegalStateException(
                        "HUIYIN_BOOTSTRAP_KEY must have " + SHORTEST + " characters or more; it has " + key.length());
            }
            if (keys.createFirst(BOOTSTRAP, key)) LOG.info("the first administrator's key was made");
        });
        boolean hasDemoKey = embedded && demo;
        if (bootstrapKey.isEmpty() && !hasDemoKey && keys.noneExists()) {
            LOG.warnf(
                    "There is no API key yet: start once with HUIYIN_BOOTSTRAP_KEY set to %d characters or more.",
                    SHORTEST);
        }
    }

    void ready(@Observes StartNotice notice) {
        if (embedded && demo) notice.line("Demo key", keys.replaceAdminKey(DEMO));
    }
}
