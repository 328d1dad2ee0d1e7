package io.huiyin.messaging;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The ways out that exist in this installation: adapters, and people who walk. */
@ApplicationScoped
class Channels {

    private static final Logger LOG = Logger.getLogger(Channels.class);

    /** What someone in an office can do with a message that is put before them. */
    private static final Set<ChannelKind> FOR_PEOPLE =
            EnumSet.of(ChannelKind.FAX, ChannelKind.LETTER, ChannelKind.PHONE, ChannelKind.BOARD);

    private final Map<ChannelKind, Channel> ready = new EnumMap<>(ChannelKind.class);
    private final Set<ChannelKind> byHand = EnumSet.noneOf(ChannelKind.class);

    @Inject
    Channels(Instance<Channel> adapters, Gateways gateways, MessagingConfig config) {
        this(
                Stream.concat(adapters.stream(), gateways.channels().stream()).toList(),
                config.byHand().orElse(Set.of()));
    }

    Channels(Iterable<Channel> adapters, Set<ChannelKind> walked) {
        byHand.addAll(walked);
        if (!FOR_PEOPLE.containsAll(byHand)) {
            throw new IllegalStateException("huiyin.messaging.by-hand takes " + FOR_PEOPLE + " and nothing else");
        }
        for (var adapter : adapters) {
            if (!adapter.isReady()) continue;
            if (byHand.contains(adapter.kind()) || ready.put(adapter.kind(), adapter) != null) {
                throw new IllegalStateException("there are two ways for " + adapter.kind());
            }
        }
    }

    /** A wrong setting is told at the start, not when the first message is due. */
    void start(@Observes StartupEvent started) {
        LOG.infof("messages leave by %s, by hand %s", ready.keySet(), byHand);
    }

    /** @return null where none exists, or people walk it */
    Channel of(ChannelKind kind) {
        return ready.get(kind);
    }

    boolean isByHand(ChannelKind kind) {
        return byHand.contains(kind);
    }

    /** The first of {@code wanted} that exists, else the log. */
    ChannelKind first(Collection<ChannelKind> wanted) {
        return wanted.stream().filter(this::exists).findFirst().orElse(ChannelKind.LOG);
    }

    /**
     * The first way that exists, leads to the recipient and has not failed; the log where none of them could even be
     * tried.
     *
     * @param contact null where nobody is addressed, which is recorded in the log
     * @return empty where every way that leads to the recipient has failed
     */
    Optional<ChannelKind> way(Contact contact, List<ChannelKind> allowed, Collection<ChannelKind> failed) {
        if (contact == null) return Optional.of(ChannelKind.LOG);
        var way = contact.order(allowed).stream()
                .filter(kind -> exists(kind) && contact.addresses().containsKey(kind) && !failed.contains(kind))
                .findFirst();
        return way.isEmpty() && failed.isEmpty() ? Optional.of(ChannelKind.LOG) : way;
    }

    boolean exists(ChannelKind kind) {
        return ready.containsKey(kind) || byHand.contains(kind);
    }
}
