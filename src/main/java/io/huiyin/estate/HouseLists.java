package io.huiyin.estate;

import io.huiyin.community.Communities;
import io.huiyin.estate.LoadedHouse.Change;
import io.huiyin.events.Events;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Lists of houses (房屋清单): many houses at once, by a bounded number of statements however many they are. Runs within the
 * caller's transaction. Hand it lists of a thousand or so; each line is heard together with the others of its house.
 */
@ApplicationScoped
public class HouseLists {

    private final HouseListRepository houses;
    private final Places places;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    HouseLists(HouseListRepository houses, Places places, Communities communities, Events events, Clock clock) {
        this.houses = houses;
        this.places = places;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /** The places that the lines name and the community does not have. */
    public MissingPlaces missingPlaces(UUID communityId, List<HouseLine> lines) {
        return Places.missing(places.known(communityId, lines), lines);
    }

    /** What the lines would do, in their order; nothing is written. */
    public List<LoadedHouse> compare(UUID communityId, List<HouseLine> lines) {
        var merged = merged(lines);
        var plan = plan(merged, houses.existing(communityId, merged), places.known(communityId, merged.values()));
        return lines.stream().map(line -> plan.outcome(line.code())).toList();
    }

    /**
     * Enters the houses that do not exist and changes those that differ. Upper rooms learn of each house that was handed
     * over by {@link HouseHandedOver}.
     *
     * @return what each line did, in their order
     * @throws ProblemException 422 if a line contradicts itself, 409 if someone else enters or changes a house meanwhile
     */
    public List<LoadedHouse> load(UUID communityId, List<HouseLine> lines) {
        var merged = merged(lines);
        var existing = houses.existing(communityId, merged);
        var known = places.ensure(communityId, merged.values());
        var plan = plan(merged, existing, known);
        var now = clock.instant();
        enter(communityId, plan, known, now);
        change(plan, now);
        return lines.stream().map(line -> plan.outcome(line.code())).toList();
    }

    /** What is to be done, by the code of the lines. */
    private record Plan(Map<String, NewHouse> entered, Map<String, House> before, Map<String, House> after) {

        LoadedHouse outcome(String code) {
            var house = before.get(code);
            if (house == null) return new LoadedHouse(entered.get(code).id(), Change.ENTERED);
            return new LoadedHouse(house.id(), after.containsKey(code) ? Change.CHANGED : Change.NONE);
        }
    }

    /** A house to be entered. */
    record NewHouse(UUID id, HouseLine line) {}

    private static Plan plan(Map<String, HouseLine> lines, Map<String, House> existing, Places.Known known) {
        var plan = new Plan(new LinkedHashMap<>(), existing, new LinkedHashMap<>());
        lines.forEach((code, line) -> {
            var before = existing.get(code);
            if (before == null) {
                plan.entered().put(code, new NewHouse(Ids.next(), line));
                return;
            }
            var after = line.over(before, known.areas().get(line.area()));
            boolean newArea = line.area() != null && !known.areas().containsKey(line.area());
            if (newArea || !after.equals(before)) plan.after().put(code, after);
        });
        return plan;
    }

    private void enter(UUID communityId, Plan plan, Places.Known known, Instant now) {
        if (plan.entered().isEmpty()) return;
        var today = today(communityId);
        var rows = new ArrayList<HouseListRepository.Entry>();
        plan.entered().values().forEach(house -> {
            var details = house.line().asNew();
            details.check(today);
            var building = known.buildings().get(Places.building(house.line()));
            var named = known.areas().get(house.line().area());
            rows.add(new HouseListRepository.Entry(
                    house.id(), details, building.id(), named == null ? building.areaId() : named));
        });
        if (houses.insert(communityId, rows, now) < rows.size()) throw meanwhile();
        for (var row : rows) {
            events.publish(new HouseEvent.Entered(communityId, row.id(), now));
            var on = row.details().handedOverOn();
            if (on != null) events.publish(new HouseHandedOver(communityId, row.id(), on, now));
        }
    }

    private void change(Plan plan, Instant now) {
        if (plan.after().isEmpty()) return;
        if (houses.update(plan.after().values()) < plan.after().size()) throw meanwhile();
        plan.after().forEach((code, after) -> {
            var before = plan.before().get(code);
            events.publish(new HouseEvent.Changed(after.communityId(), after.id(), Houses.changed(before, after), now));
            Houses.handover(before, after, now).ifPresent(events::publish);
        });
    }

    private static Map<String, HouseLine> merged(List<HouseLine> lines) {
        var merged = new LinkedHashMap<String, HouseLine>();
        lines.forEach(line -> merged.merge(line.code(), line, HouseLine::or));
        return merged;
    }

    private LocalDate today(UUID communityId) {
        return LocalDate.ofInstant(
                clock.instant(), communities.require(communityId).timeZone());
    }

    private static ProblemException meanwhile() {
        return new ProblemException(
                        Problems.CONFLICT,
                        Text.of(
                                "Someone else entered or changed one of these houses meanwhile; nothing was done.",
                                "其间有人新增或修改了其中的房屋，未做任何更改。"))
                .header("Retry-After", "1");
    }
}
