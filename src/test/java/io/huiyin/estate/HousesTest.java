package io.huiyin.estate;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.StatementCounter;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HousesTest {

    private final Api api = Api.admin();

    @Inject
    Houses houses;

    @Inject
    Database database;

    @Inject
    StatementCounter statements;

    @Test
    @Rule("STW-04")
    void one_statement_tells_whose_steward_a_houses_matters_go_to() {
        var community = api.community();
        var steward = api.create(
                "/v1/staff",
                "{'communityId': '%s', 'name': '何晴', 'title': '片区管家', 'phone': '13800005678', 'department': '客户服务部'}",
                community);
        var area = api.create("/v1/areas", "{'communityId': '%s', 'name': 'A', 'stewardId': '%s'}", community, steward);
        var house = house(community, ", 'areaId': '" + area + "'");

        statements.restart();
        var context = context(community, house).orElseThrow();

        assertThat(statements.statements()).hasSize(1);
        assertThat(context.communityId()).isEqualTo(community);
        assertThat(context.timeZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(context.area()).isEqualTo("A");
        assertThat(context.steward()).isEqualTo(new HouseContext.Steward(steward, "何晴", "客户服务部", "13800005678"));
    }

    @Test
    @Rule("STW-04")
    void nothing_goes_to_a_steward_who_left_or_where_there_is_none() {
        var community = api.community();
        var steward = api.create("/v1/staff", "{'communityId': '%s', 'name': '何晴', 'roles': ['STEWARD']}", community);
        var area = api.create("/v1/areas", "{'communityId': '%s', 'name': 'A', 'stewardId': '%s'}", community, steward);
        var orphaned = house(community, ", 'areaId': '" + area + "'");
        var outside = house(community, ", 'phase': '二期'");

        api.post("/v1/staff/" + steward + "/deactivate").statusCode(200);

        assertThat(context(community, orphaned).orElseThrow().steward()).isNull();
        assertThat(context(community, outside).orElseThrow().area()).isNull();
        assertThat(context(api.community(), outside)).isEmpty();
    }

    private Optional<HouseContext> context(UUID community, UUID house) {
        return database.in(Caller.job("test", community), () -> houses.context(house));
    }

    private UUID house(UUID community, String fields) {
        return api.create(
                "/v1/houses",
                "{'communityId': '%s', 'building': '1', 'room': '%s', 'areaSquareMetres': '80', 'handoverStatus': 'NOT_HANDED_OVER',"
                        + " 'occupancyStatus': 'VACANT'%s}",
                community,
                UUID.randomUUID().toString().substring(0, 8),
                fields);
    }
}
