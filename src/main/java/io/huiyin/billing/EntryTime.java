package io.huiyin.billing;

import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** When something that is entered (补录) can have happened: neither later than now nor before these programs were. */
public final class EntryTime {

    public static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private EntryTime() {}

    /** @throws io.huiyin.kernel.ProblemException 422 that names the field */
    public static void check(Instant at, Instant now, String pointer) {
        if (at.isAfter(now)) {
            throw Problems.unprocessable(pointer, "in-future", Text.of("It lies in the future.", "该时间在将来。"));
        }
        if (at.isBefore(EARLIEST.atStartOfDay(ZoneOffset.UTC).toInstant())) {
            throw Problems.unprocessable(pointer, "too-early", Text.of("It lies before 2000.", "该时间早于 2000 年。"));
        }
    }
}
