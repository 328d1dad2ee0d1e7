package io.huiyin.owners;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.ReadReason;
import io.huiyin.owners.PersonalData.Piece;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The file of everything that is kept of an owner, for the owner to have (个人信息副本). */
@ApplicationScoped
public class OwnerExports {

    private static final int PAGE = 100;

    /** Whole, but without the company's own marks, which no owner ever sees. */
    private static final Shown WHOLE = new Shown(true, false);

    private final Database database;
    private final OwnerRepository owners;
    private final HouseholdRepository households;
    private final PortraitRepository portraits;
    private final List<PersonalData> parts;
    private final Events events;
    private final ObjectMapper json;
    private final Clock clock;

    OwnerExports(
            Database database,
            OwnerRepository owners,
            HouseholdRepository households,
            PortraitRepository portraits,
            @Any Instance<PersonalData> parts,
            Events events,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.owners = owners;
        this.households = households;
        this.portraits = portraits;
        this.parts =
                parts.stream().sorted(Comparator.comparing(PersonalData::part)).toList();
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Begins a file, which is noted in the log.
     *
     * @return the owner's record, to be {@link #write written} with all the rest
     * @throws io.huiyin.kernel.ProblemException 403 if the caller may not see whole numbers, or there is a portrait and they may not
     *     see that, since a file without it would not be whole; 404 if there is no such owner
     */
    public Owner begin(Caller caller, UUID id, ReadReason reason) {
        Shown.require(caller, Shown.SENSITIVE);
        return database.in(caller, () -> {
            var owner = owners.find(id).orElseThrow(Problems::notFound);
            if (portraits.find(id).isPresent()) Shown.require(caller, Portraits.READ);
            events.publish(new OwnerEvent.Exported(owner.communityId(), id, reason, clock.instant()));
            return Owner.of(owner, households.of(id), WHOLE);
        });
    }

    /**
     * Writes a file as JSON, a page at a time: each is read in a transaction of its own, so that whoever takes long to receive
     * the file keeps nobody waiting.
     */
    public void write(Caller caller, Owner owner, OutputStream out) throws IOException {
        var file = json.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        file.writeStartObject();
        file.writePOJOField("exportedAt", clock.instant());
        file.writePOJOField("owner", owner);
        for (var part : parts) {
            file.writeArrayFieldStart(part.part());
            var page = page(caller, part, owner.id(), null);
            while (!page.isEmpty()) {
                for (var piece : page) file.writePOJO(piece.content());
                page = page.size() < PAGE
                        ? List.of()
                        : page(caller, part, owner.id(), page.getLast().id());
            }
            file.writeEndArray();
        }
        file.writeEndObject();
        file.close();
    }

    private List<Piece> page(Caller caller, PersonalData part, UUID ownerId, UUID after) {
        return database.in(caller, () -> part.of(ownerId, after, PAGE));
    }
}
