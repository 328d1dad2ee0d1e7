package io.huiyin.billing;

import io.huiyin.owners.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** How somebody was reminded of what they owe, with what they said. It is erased with the books, by {@link BillingData}. */
@ApplicationScoped
class DunningData implements PersonalData {

    private final DunningActRepository acts;
    private final DunningLetterRepository letters;
    private final UnrecoverableDebtRepository debts;
    private final ServiceSuspensionRepository suspensions;
    private final DunningSendingRepository sendings;
    private final Clock clock;

    DunningData(
            DunningActRepository acts,
            DunningLetterRepository letters,
            UnrecoverableDebtRepository debts,
            ServiceSuspensionRepository suspensions,
            DunningSendingRepository sendings,
            Clock clock) {
        this.acts = acts;
        this.letters = letters;
        this.debts = debts;
        this.suspensions = suspensions;
        this.sendings = sendings;
        this.clock = clock;
    }

    @Override
    public String part() {
        return "dunning";
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return Stream.of(
                        acts.ofPayer(ownerId, after, limit).stream().map(act -> new Piece(act.id(), act)),
                        letters.ofPayer(ownerId, after, limit).stream().map(letter -> new Piece(letter.id(), letter)),
                        debts.ofPayer(ownerId, after, limit).stream().map(debt -> new Piece(debt.id(), debt)),
                        suspensions.ofPayer(ownerId, after, limit).stream()
                                .map(suspension -> new Piece(suspension.id(), suspension)))
                .flatMap(pieces -> pieces)
                // As the database orders ids: by their text, not by the sign of their halves.
                .sorted(Comparator.comparing(piece -> piece.id().toString()))
                .limit(limit)
                .toList();
    }

    /** Letters that wait in the outbox leave no more: their messages are erased with all others. */
    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        sendings.abandon(ownerId, clock.instant());
        return List.of();
    }
}
