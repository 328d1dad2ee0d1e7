package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A run that makes the bills of a fee item for a period (出账).
 *
 * @param period       as {@code 2026-11}, {@code 2026-Q4} or {@code 2026}
 * @param publish      whether its bills are owed at once; else they are drafts until it is published
 * @param billCount    how many bills it has made until now
 * @param totalFen     the principal that those come to, in fen
 * @param skipped      the first 200 assignments that it made none for; absent in lists
 * @param skippedCount how many assignments it made none for until now
 * @param problem      why the newest batch failed, which is tried again until the run is discarded; absent where none did
 * @param finishedAt   when its bills were all made, or when it was discarded before; absent until then
 * @param publishedAt  when its last bill was published; absent until then
 */
public record BillRun(
        UUID id,
        UUID communityId,
        UUID feeItemId,
        String period,
        boolean publish,
        BillRunStatus status,
        long billCount,
        long totalFen,
        List<BillSkip> skipped,
        long skippedCount,
        String problem,
        Instant createdAt,
        Instant finishedAt,
        Instant publishedAt,
        int version)
        implements Tagged {

    /** What is asked of a run. */
    public record Given(UUID feeItemId, String period, boolean publish) {}
}
