package io.huiyin.warranty;

import io.huiyin.database.Database;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.MonthDay;
import java.util.List;
import java.util.UUID;

/** How long warranties run in a community: its terms and its seasons. */
@ApplicationScoped
public class WarrantyTerms {

    private final Database database;
    private final WarrantyRepository items;
    private final Events events;
    private final Clock clock;

    WarrantyTerms(Database database, WarrantyRepository items, Events events, Clock clock) {
        this.database = database;
        this.items = items;
        this.events = events;
        this.clock = clock;
    }

    /** The terms of a community, one a part. */
    public List<WarrantyTerm> list(Caller caller, UUID communityId) {
        return database.in(caller, () -> items.terms(communityId));
    }

    public WarrantyTerm get(Caller caller, UUID id) {
        return database.in(caller, () -> items.term(id).orElseThrow(Problems::notFound));
    }

    /**
     * Changes a term. Running warranties get longer where the new term gives more, and never shorter.
     *
     * @throws io.huiyin.kernel.ProblemException 422 where it is shorter than the law allows
     */
    public WarrantyTerm change(Caller caller, UUID id, Expected expected, Integer years, Integer seasons) {
        return database.in(caller, () -> {
            var before = items.term(id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            WarrantyTerm.check(before.part(), years, seasons);
            var after = items.changeTerm(id, before.version(), years, seasons).orElseThrow(Problems::stale);
            events.edited("warranty-term", Edit.CHANGED, after.communityId(), id);
            items.make(after.communityId(), null, clock.instant());
            return after;
        });
    }

    /** The heating and the cooling season of a community. */
    public List<WarrantySeason> seasons(Caller caller, UUID communityId) {
        return database.in(caller, () -> items.seasons(communityId));
    }

    public WarrantySeason season(Caller caller, UUID id) {
        return database.in(caller, () -> items.season(id).orElseThrow(Problems::notFound));
    }

    /** Changes a season; running warranties get longer where that gives more, and never shorter. */
    public WarrantySeason changeSeason(Caller caller, UUID id, Expected expected, MonthDay starts, MonthDay ends) {
        return database.in(caller, () -> {
            var before = items.season(id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            refuseLeapDay("/starts", starts);
            refuseLeapDay("/ends", ends);
            var after = items.changeSeason(id, before.version(), starts, ends).orElseThrow(Problems::stale);
            events.edited("warranty-season", Edit.CHANGED, after.communityId(), id);
            items.make(after.communityId(), null, clock.instant());
            return after;
        });
    }

    private static void refuseLeapDay(String pointer, MonthDay day) {
        if (day.isValidYear(2025)) return;
        throw Problems.unprocessable(
                pointer, "leap-day", Text.of("A season begins and ends on days that every year has.", "季节起止日须每年都有。"));
    }
}
