package io.huiyin.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** The outbox itself: the message stays there to be read, and a log line says that it is there, without its words. */
@ApplicationScoped
class LogChannel implements Channel {

    private static final Logger LOG = Logger.getLogger(LogChannel.class);

    @Override
    public ChannelKind kind() {
        return ChannelKind.LOG;
    }

    @Override
    public Receipt send(Envelope envelope) {
        LOG.infof("message %s of template %s is in the outbox", envelope.messageId(), envelope.template());
        return Receipt.of("recorded");
    }
}
