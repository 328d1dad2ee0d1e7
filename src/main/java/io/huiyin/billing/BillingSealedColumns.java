package io.huiyin.billing;

import io.huiyin.protection.SealedColumn;
import io.huiyin.protection.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What this room seals. */
@ApplicationScoped
class BillingSealedColumns implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(SealedColumn.plain("service_suspension", "reason_sealed", ServiceSuspensionRepository.REASON));
    }
}
