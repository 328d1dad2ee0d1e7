package io.huiyin.access;

import io.huiyin.protection.SealedColumn;
import io.huiyin.protection.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What this room seals. */
@ApplicationScoped
class AccessSealedColumns implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(SealedColumn.apart("idempotency_record", "body_sealed", "caller_id", IdempotencyRecords.BODY));
    }
}
