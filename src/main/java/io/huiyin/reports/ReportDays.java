package io.huiyin.reports;

import io.huiyin.community.Communities;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** The days that a report is about, in its community's zone. */
@ApplicationScoped
class ReportDays {

    private static final int MOST_YEARS = 3;

    private final Communities communities;
    private final Clock clock;

    ReportDays(Communities communities, Clock clock) {
        this.communities = communities;
        this.clock = clock;
    }

    /** @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities */
    ZoneId zone(UUID communityId) {
        return communities.find(communityId).orElseThrow(Problems::notFound).timeZone();
    }

    /** @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities */
    LocalDate today(UUID communityId) {
        return LocalDate.now(clock.withZone(zone(communityId)));
    }

    /** @throws io.huiyin.kernel.ProblemException 422 unless they are in order, and no more than three years */
    static void check(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw Problems.unprocessable("to", "before-from", Text.of("It lies before `from`.", "截止日期早于起始日期。"));
        }
        if (!to.isBefore(from.plusYears(MOST_YEARS))) {
            throw Problems.unprocessable(
                    "to", "too-long", Text.of("At most %d years at once.", "一次最多 %d 年。", MOST_YEARS));
        }
    }
}
