package io.huiyin.dunning;

import io.huiyin.events.Events;
import io.huiyin.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** The log of deliveries (送达记录), in the running transaction: each is the act of dunning itself. */
@ApplicationScoped
class DunningDeliveries {

    private final DunningLetterRepository letters;
    private final DunningSteps steps;
    private final Events events;
    private final Clock clock;

    DunningDeliveries(DunningLetterRepository letters, DunningSteps steps, Events events, Clock clock) {
        this.letters = letters;
        this.steps = steps;
        this.events = events;
        this.clock = clock;
    }

    /** One that reached someone takes the step. */
    void note(DunningLetter letter, DunningStepKind kind, DunningDelivery.Wanted wanted, Instant at, UUID staffId) {
        var act = steps.write(
                letter.communityId(),
                letter.houseId(),
                letter.payerId(),
                new DunningSteps.Taken(
                        letter.step(), kind, wanted.method(), wanted.outcome().ofAct(), at, staffId));
        var delivery = new DunningDelivery(
                Ids.next(),
                letter.id(),
                act.id(),
                wanted.method(),
                wanted.outcome(),
                wanted.receivedBy(),
                wanted.fileId(),
                at,
                staffId,
                clock.instant());
        letters.insert(letter.communityId(), delivery);
        events.publish(new DunningEvent.LetterDelivered(
                letter.communityId(), letter.id(), delivery.id(), act.id(), wanted.outcome(), at));
    }
}
