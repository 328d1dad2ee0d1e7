package io.huiyin.dunning;

import io.huiyin.billing.WithheldServices;
import io.huiyin.database.Database;
import io.huiyin.files.Files;
import io.huiyin.owners.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** How somebody was reminded of what they owe, with what they said. Erased, steps, sums and days stay. */
@ApplicationScoped
class DunningData implements PersonalData {

    private final Database database;
    private final DunningActRepository acts;
    private final DunningLetterRepository letters;
    private final UnrecoverableDebtRepository debts;
    private final WithheldServices withheld;
    private final DunningSendingRepository sendings;
    private final Files files;
    private final Clock clock;

    DunningData(
            Database database,
            DunningActRepository acts,
            DunningLetterRepository letters,
            UnrecoverableDebtRepository debts,
            WithheldServices withheld,
            DunningSendingRepository sendings,
            Files files,
            Clock clock) {
        this.database = database;
        this.acts = acts;
        this.letters = letters;
        this.debts = debts;
        this.withheld = withheld;
        this.sendings = sendings;
        this.files = files;
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
                        withheld.ofPayer(ownerId, after, limit).stream()
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
        var shown = database.handle()
                .createQuery("""
                        select y.file_id from dunning_delivery y join dunning_letter l on l.id = y.letter_id
                         where l.payer_id = :owner and y.file_id is not null
                        """)
                .bind("owner", ownerId)
                .mapTo(UUID.class)
                .list();
        var erased = database.handle()
                .createQuery("select huiyin_erase_dunning_texts(:owner)")
                .bind("owner", ownerId)
                .mapTo(UUID.class)
                .list();
        files.remove(shown);
        return erased;
    }
}
