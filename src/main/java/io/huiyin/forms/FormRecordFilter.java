package io.huiyin.forms;

import io.huiyin.database.Where;
import java.time.LocalDate;
import java.util.UUID;

/** Which records are listed; null asks for any. @param from the first day that they are about; {@code to} the last */
public record FormRecordFilter(
        UUID communityId, UUID formId, UUID ownerId, UUID houseId, LocalDate from, LocalDate to) {

    Where where() {
        return new Where()
                .and("r.form_id = :form", "form", formId)
                .and("r.owner_id = :owner", "owner", ownerId)
                .and("r.house_id = :house", "house", houseId)
                .and("r.filled_on >= :from", "from", from)
                .and("r.filled_on <= :to", "to", to);
    }
}
