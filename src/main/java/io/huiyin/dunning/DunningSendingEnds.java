package io.huiyin.dunning;

import io.huiyin.events.EventHandler;
import io.huiyin.events.StoredEvent;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.owners.Owners;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Notes the delivery of letters that left as messages, once for each end of a message: it went out, or it was given up. A fault here
 * must not make the sender send again, so that the relay brings the news.
 */
@ApplicationScoped
class DunningSendingEnds implements EventHandler {

    private static final String SENT = "message.sent";
    private static final String DIED = "message.died";

    private final DunningLetterRepository letters;
    private final DunningSendingRepository sendings;
    private final DunningDeliveries deliveries;
    private final Owners owners;

    DunningSendingEnds(
            DunningLetterRepository letters,
            DunningSendingRepository sendings,
            DunningDeliveries deliveries,
            Owners owners) {
        this.letters = letters;
        this.sendings = sendings;
        this.deliveries = deliveries;
        this.owners = owners;
    }

    @Override
    public String name() {
        return "dunning-sendings";
    }

    @Override
    public boolean wants(String eventType) {
        return eventType.equals(SENT) || eventType.equals(DIED);
    }

    @Override
    public void handle(StoredEvent event) {
        if (!DunningLetterMessages.CODE.equals(event.text("template"))) return;
        var outcome = outcome(event);
        // As an erasure does: the payer, whom the act names, before the row of the sending.
        sendings.payerOf(event.subject().id()).ifPresent(owners::reporter);
        sendings.end(event.subject().id(), outcome, event.occurredAt()).ifPresent(ended -> {
            var method = DunningMethod.by(ended.channel()).orElseThrow();
            deliveries.note(
                    letters.letter(ended.batchId(), ended.letterId()).orElseThrow(),
                    ended.kind(),
                    new DunningDelivery.Wanted(method, outcome, event.occurredAt(), null, null),
                    event.occurredAt(),
                    ended.staffId());
        });
    }

    /** What ended in the outbox itself found no way to its recipient. */
    private static DunningDelivery.Outcome outcome(StoredEvent event) {
        boolean left = event.type().equals(SENT) && !ChannelKind.LOG.name().equals(event.text("channel"));
        return left ? DunningDelivery.Outcome.DELIVERED : DunningDelivery.Outcome.NOT_DELIVERED;
    }
}
