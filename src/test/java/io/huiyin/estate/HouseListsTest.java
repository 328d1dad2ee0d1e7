package io.huiyin.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.estate.LoadedHouse.Change;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.ProblemException;
import io.huiyin.testing.Api;
import io.huiyin.testing.Json;
import io.huiyin.testing.Rule;
import io.huiyin.testing.StatementCounter;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HouseListsTest {

    private final Api api = Api.admin();

    @Inject
    HouseLists lists;

    @Inject
    Database database;

    @Inject
    StatementCounter statements;

    private UUID community;

    @BeforeEach
    void aCommunity() {
        community = api.community();
    }

    @Test
    @Rule("PRP-01")
    void the_places_that_lead_to_a_house_are_made_where_they_are_missing() {
        api.create("/v1/areas", "{'communityId': '%s', 'name': '东片区'}", community);
        var lines = List.of(aHouse("0101"), aHouse("0102"), inArea(aHouse("0103"), "西片区"), inBuilding("2栋", "0101"));

        var missing = in(() -> lists.missingPlaces(community, lines));
        var loaded = in(() -> lists.load(community, lines));

        assertThat(missing.phases()).containsExactly("一期");
        assertThat(missing.areas()).containsExactly("西片区");
        assertThat(missing.buildings())
                .containsExactlyInAnyOrder(new BuildingName("一期", "1栋"), new BuildingName("一期", "2栋"));
        assertThat(loaded).extracting(LoadedHouse::change).containsOnly(Change.ENTERED);
        assertThat(loaded).extracting(LoadedHouse::id).doesNotHaveDuplicates().doesNotContainNull();
        var house = house("一期-1栋-1单元-0101");
        assertThat(house.getString("id")).isEqualTo(loaded.getFirst().id().toString());
        assertThat(house.getString("phase")).isEqualTo("一期");
        assertThat(house.getString("building")).isEqualTo("1栋");
        assertThat(house.getString("areaSquareMetres")).isEqualTo("89.55");
        api.get("/v1/areas?communityId={c}", community).body("items", hasSize(2));
        assertThat(in(() -> lists.missingPlaces(community, lines)))
                .isEqualTo(new MissingPlaces(java.util.Set.of(), java.util.Set.of(), java.util.Set.of()));
    }

    @Test
    void a_house_that_names_no_area_is_in_its_buildings() {
        var lines = List.of(aHouse("0101"), inArea(aHouse("0102"), null));

        in(() -> lists.load(community, lines));

        assertThat(house("一期-1栋-1单元-0102").getString("areaId"))
                .isNotNull()
                .isEqualTo(house("一期-1栋-1单元-0101").getString("areaId"));
    }

    @Test
    void a_line_that_says_what_is_stored_changes_nothing_and_a_silent_one_neither() {
        in(() -> lists.load(community, List.of(aHouse("0101"))));
        var silent = new HouseLine("一期", null, "1栋", "1单元", null, "0101", null, null, null, null, null);

        var again = in(() -> lists.load(community, List.of(aHouse("0101"), silent)));

        assertThat(again).extracting(LoadedHouse::change).containsExactly(Change.NONE, Change.NONE);
        assertThat(house("一期-1栋-1单元-0101").getInt("version")).isEqualTo(1);
    }

    @Test
    @Rule({"PRP-02", "PRP-03"})
    void a_line_that_differs_changes_its_house_and_tells_so() {
        in(() -> lists.load(community, List.of(aHouse("0101"), aHouse("0102"))));
        var let = new HouseLine(
                "一期",
                "西片区",
                "1栋",
                "1单元",
                "1",
                "0101",
                new BigDecimal("90.00"),
                HandoverStatus.HANDED_OVER,
                LocalDate.of(2022, 1, 2),
                OccupancyStatus.LET,
                "样板间");

        var compared = in(() -> lists.compare(community, List.of(let, aHouse("0102"))));
        assertThat(house("一期-1栋-1单元-0101").getInt("version")).isEqualTo(1);
        var loaded = in(() -> lists.load(community, List.of(let, aHouse("0102"))));

        assertThat(compared).isEqualTo(loaded);
        assertThat(loaded).extracting(LoadedHouse::change).containsExactly(Change.CHANGED, Change.NONE);
        var house = house("一期-1栋-1单元-0101");
        assertThat(house.getInt("version")).isEqualTo(2);
        assertThat(house.getString("floor")).isEqualTo("1");
        assertThat(house.getString("areaSquareMetres")).isEqualTo("90.00");
        assertThat(house.getString("handedOverOn")).isEqualTo("2022-01-02");
        assertThat(house.getString("occupancyStatus")).isEqualTo("LET");
        assertThat(house.getString("note")).isEqualTo("样板间");
        assertThat(eventsOf(loaded.getFirst().id()))
                .containsExactly("house.entered", "house.handed-over", "house.changed", "house.handed-over");
        assertThat(eventsOf(loaded.getLast().id())).containsExactly("house.entered", "house.handed-over");
    }

    @Test
    void a_comparison_writes_nothing() {
        var compared = in(() -> lists.compare(community, List.of(aHouse("0101"))));

        assertThat(compared).extracting(LoadedHouse::change).containsExactly(Change.ENTERED);
        api.get("/v1/houses?communityId={c}", community).body("items", hasSize(0));
        api.get("/v1/areas?communityId={c}", community).body("items", hasSize(0));
        api.get("/v1/phases?communityId={c}", community).body("items", hasSize(0));
    }

    @Test
    void a_house_with_a_code_of_its_own_is_known_by_what_leads_to_it() {
        var own = api.create(
                "/v1/houses",
                "{'communityId': '%s', 'code': 'A-1', 'phase': '一期', 'building': '1栋', 'unit': '1单元', 'room': '0101', "
                        + "'areaSquareMetres': '89.55', 'handoverStatus': 'NOT_HANDED_OVER', 'occupancyStatus': 'VACANT'}",
                community);
        var line =
                new HouseLine("一期", null, "1栋", "1单元", null, "0101", new BigDecimal("89.55"), null, null, null, null);

        var loaded = in(() -> lists.load(community, List.of(line)));

        assertThat(loaded).containsExactly(new LoadedHouse(own, Change.NONE));
    }

    @Test
    void a_detail_of_another_occupancy_status_goes_with_it() {
        api.create(
                "/v1/occupancy-details",
                "{'communityId': '%s', 'name': '度假居住', 'occupancyStatus': 'OCCUPIED'}",
                community);
        var id = api.create(
                "/v1/houses",
                "{'communityId': '%s', 'building': '1栋', 'room': '0101', 'areaSquareMetres': '89.55', "
                        + "'handoverStatus': 'NOT_HANDED_OVER', 'occupancyStatus': 'OCCUPIED', 'occupancyDetail': '度假居住'}",
                community);
        var line = new HouseLine(null, null, "1栋", null, null, "0101", null, null, null, OccupancyStatus.VACANT, null);

        in(() -> lists.load(community, List.of(line)));

        api.get("/v1/houses/{id}", id)
                .body("occupancyStatus", equalTo("VACANT"))
                .body("occupancyDetail", nullValue());
    }

    @Test
    void many_houses_take_as_few_statements_as_one() {
        var lines = new ArrayList<HouseLine>();
        for (int i = 0; i < 900; i++) lines.add(inBuilding(i % 10 + "栋", String.valueOf(i)));

        statements.restart();
        in(() -> lists.load(community, lines));
        assertThat(statements.statements().size()).isLessThan(20);

        statements.restart();
        in(() -> lists.load(community, lines));
        assertThat(statements.statements().size()).isLessThan(8);
    }

    @Test
    void a_house_handed_over_tomorrow_is_refused() {
        var line = new HouseLine(
                "一期",
                null,
                "1栋",
                null,
                null,
                "0101",
                new BigDecimal("90.00"),
                HandoverStatus.HANDED_OVER,
                LocalDate.of(2199, 1, 1),
                OccupancyStatus.VACANT,
                null);

        assertThatThrownBy(() -> in(() -> lists.load(community, List.of(line)))).isInstanceOf(ProblemException.class);
    }

    private static HouseLine aHouse(String room) {
        return new HouseLine(
                "一期",
                "东片区",
                "1栋",
                "1单元",
                null,
                room,
                new BigDecimal("89.55"),
                HandoverStatus.HANDED_OVER,
                LocalDate.of(2021, 3, 5),
                OccupancyStatus.OCCUPIED,
                null);
    }

    private static HouseLine inArea(HouseLine line, String area) {
        return new HouseLine(
                line.phase(),
                area,
                line.building(),
                line.unit(),
                line.floor(),
                line.room(),
                line.areaSquareMetres(),
                line.handoverStatus(),
                line.handedOverOn(),
                line.occupancyStatus(),
                line.note());
    }

    private static HouseLine inBuilding(String building, String room) {
        return new HouseLine(
                "一期",
                "东片区",
                building,
                null,
                null,
                room,
                new BigDecimal("70.00"),
                HandoverStatus.NOT_HANDED_OVER,
                null,
                OccupancyStatus.UNSOLD,
                null);
    }

    private Json house(String code) {
        var found = api.get("/v1/houses?communityId={c}&code={code}", community, code)
                .body("items", hasSize(1))
                .extract();
        return found.jsonPath().at("items[0]");
    }

    private List<String> eventsOf(UUID house) {
        return in(() -> database.handle()
                .createQuery("select type from event where subject_id = :house order by seq")
                .bind("house", house)
                .mapTo(String.class)
                .list());
    }

    private <T> T in(java.util.function.Supplier<T> work) {
        return database.in(Caller.job("test", community), work);
    }
}
