package io.huiyin.answers;

import io.huiyin.protection.SealedColumn;
import io.huiyin.protection.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What this room seals. */
@ApplicationScoped
class AnswerSealedColumns implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(SealedColumn.plain("unlisted_question", "question_sealed", UnlistedQuestions.QUESTION));
    }
}
