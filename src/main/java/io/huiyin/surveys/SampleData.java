package io.huiyin.surveys;

import io.huiyin.owners.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What was done by hand with an owner in sample frames. Who is left out for the company's own mark is not told it. */
@ApplicationScoped
class SampleData implements PersonalData {

    private final MemberRepository members;

    SampleData(MemberRepository members) {
        this.members = members;
    }

    @Override
    public String part() {
        return "sampleExclusions";
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return members.actsOn(ownerId, after, limit).stream()
                .map(act -> new Piece(act.id(), act))
                .toList();
    }

    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        return members.erase(ownerId);
    }
}
