package io.huiyin.forms;

import io.huiyin.protection.SealedColumn;
import io.huiyin.protection.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What this room seals. */
@ApplicationScoped
class FormSealedColumns implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(
                SealedColumn.plain("form_record", "values_sealed", FormRecordRepository.VALUES),
                SealedColumn.plain("form_record", "reason_sealed", FormRecordRepository.REASON));
    }
}
