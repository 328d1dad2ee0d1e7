package io.huiyin.app.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Warns at the start where any client could say by a header who it is. */
@ApplicationScoped
class ProxyNotice {

    private static final Logger LOG = Logger.getLogger(ProxyNotice.class);

    private final boolean forwarding;
    private final Optional<String> trusted;

    ProxyNotice(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean forwarding,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<String> trusted) {
        this.forwarding = forwarding;
        this.trusted = trusted;
    }

    void start(@Observes StartupEvent event) {
        if (believesAnyone()) {
            LOG.warn(
                    "Forwarded addresses are believed from anyone: set QUARKUS_HTTP_PROXY_TRUSTED_PROXIES to your proxy's"
                            + " address, or clients choose the address that they are counted by");
        }
    }

    boolean believesAnyone() {
        return forwarding && trusted.filter(proxies -> !proxies.isBlank()).isEmpty();
    }
}
