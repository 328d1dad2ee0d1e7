package io.huiyin.dunning;

import io.huiyin.protection.SealedColumn;
import io.huiyin.protection.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What this room seals. */
@ApplicationScoped
class DunningSealedColumns implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(
                SealedColumn.plain("dunning_act", "response_sealed", DunningActRepository.RESPONSE),
                SealedColumn.plain("dunning_delivery", "received_by_sealed", DunningLetterRepository.RECEIVED_BY),
                SealedColumn.plain("unrecoverable_debt", "reason_sealed", UnrecoverableDebtRepository.REASON),
                SealedColumn.plain("unrecoverable_debt", "note_sealed", UnrecoverableDebtRepository.NOTE));
    }
}
