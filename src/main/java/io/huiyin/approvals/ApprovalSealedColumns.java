package io.huiyin.approvals;

import io.huiyin.protection.SealedColumn;
import io.huiyin.protection.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What this room seals. */
@ApplicationScoped
class ApprovalSealedColumns implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(
                SealedColumn.plain("room_admission", RoomAdmissionRepository.NAME, RoomAdmissionRepository.NAME_FIELD));
    }
}
