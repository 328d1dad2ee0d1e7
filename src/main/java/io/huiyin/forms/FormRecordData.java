package io.huiyin.forms;

import io.huiyin.owners.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What was filled in of an owner. */
@ApplicationScoped
class FormRecordData implements PersonalData {

    private final FormRecordRepository records;

    FormRecordData(FormRecordRepository records) {
        this.records = records;
    }

    @Override
    public String part() {
        return "formRecords";
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return records.ofOwner(ownerId, after, limit).stream()
                .map(found -> new Piece(found.id(), found))
                .toList();
    }

    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        return records.erase(ownerId);
    }
}
