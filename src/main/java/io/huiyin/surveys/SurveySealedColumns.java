package io.huiyin.surveys;

import io.huiyin.protection.SealedColumn;
import io.huiyin.protection.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What this room seals. */
@ApplicationScoped
class SurveySealedColumns implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(SealedColumn.plain("sample_exclusion", "note_sealed", MemberRepository.NOTE));
    }
}
