package io.huiyin.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** The ways out that exist in this installation. */
@ApplicationScoped
class Channels {

    private final Map<ChannelKind, Channel> ready = new EnumMap<>(ChannelKind.class);

    Channels(Instance<Channel> adapters) {
        for (var adapter : adapters) {
            if (adapter.isReady() && ready.put(adapter.kind(), adapter) != null) {
                throw new IllegalStateException("two adapters for " + adapter.kind());
            }
        }
    }

    Channel of(ChannelKind kind) {
        return ready.get(kind);
    }

    /** The first of {@code wanted} that exists, else the log. */
    ChannelKind first(Collection<ChannelKind> wanted) {
        return wanted.stream().filter(ready::containsKey).findFirst().orElse(ChannelKind.LOG);
    }
}
