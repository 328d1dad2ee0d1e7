package io.huiyin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.Delivery;
import io.huiyin.messaging.Draft;
import io.huiyin.messaging.Messages;
import io.huiyin.testing.Api;
import io.huiyin.testing.Json;
import io.huiyin.testing.Rule;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An owner with the mini-program of docs/mini-program.md, who knows no id but those that answers told. */
@QuarkusTest
class MiniProgramStoryTest extends Story {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    @Inject
    Database database;

    @Inject
    Messages messages;

    @Test
    @Rule("API-04")
    void an_owner_finds_their_houses_tickets_bills_callbacks_and_notices_from_their_session_alone() {
        billed();
        var tokens = session(estate.ownerOf(estate.house()));
        tokens = Api.withKey(tokens.getString("refreshToken"))
                .post("/v1/owner-sessions/refresh")
                .statusCode(200)
                .extract()
                .jsonPath();
        var api = Api.withKey(tokens.getString("accessToken"));
        var me = api.get("/v1/me").statusCode(200).extract().jsonPath();
        var community = me.getString("communityIds[0]");
        var house = me.getString("houseIds[0]");
        api.get("/v1/communities").body("items.id", contains(community));
        api.get("/v1/houses").body("items.id", contains(house));
        api.get("/v1/warranties?houseId=" + house).statusCode(200);
        api.get("/v1/ticket-categories?communityId=" + community).body("items.code", hasItem("PLUMBING"));

        var bill = api.get("/v1/fee-bills?houseId=" + house + "&status=OPEN")
                .body("items.amountFen", contains(25_508))
                .extract()
                .<String>path("items[0].id");
        api.get("/v1/fee-bills/" + bill).body("lines[0].quantity", equalTo("89.50"));
        api.get("/v1/accounts/" + house).body("receivableFen", equalTo(25_508));
        api.get("/v1/payments").body("items", empty());

        var photograph = api.form("file", "漏水.png", PNG)
                .post("/v1/files")
                .then()
                .extract()
                .<String>path("id");
        var ticket = api.create("/v1/tickets", """
                {'communityId': '%s', 'houseId': '%s', 'kind': 'REPAIR', 'category': 'PLUMBING', 'channel': 'WECHAT',
                 'medium': 'WRITTEN', 'priority': 'NORMAL', 'description': '厨房水管漏水',
                 'reporter': {'ownerId': '%s', 'anonymous': false}}""", community, house, me.getString("ownerId"));
        api.create("/v1/tickets/" + ticket + "/attachments", "{'fileId': '%s', 'kind': 'REPORT'}", photograph);
        api.get("/v1/callbacks?status=DUE").body("items", empty());
        estate.resolved(ticket);
        told(UUID.fromString(me.getString("ownerId")), ticket);

        api.get("/v1/tickets").body("items.id", contains(ticket.toString())).body("items.status", contains("RESOLVED"));
        var due = api.get("/v1/callbacks?status=DUE").extract().jsonPath();
        assertThat(due.getList("items[0].allowedActions")).isEqualTo(List.of("complete"));
        api.post("/v1/callbacks/" + due.getString("items[0].id") + "/complete", """
                        {'method': 'WECHAT', 'comment': '师傅很好',
                         'scores': {'attitude': 5, 'efficiency': 4, 'quality': 5, 'effect': 5, 'overall': 5},
                         'newMatter': {'description': '楼道灯不亮', 'kind': 'PUBLIC_FACILITY', 'category': 'CORRIDOR_LIGHT'}}""")
                .statusCode(200);
        api.get("/v1/tickets/" + ticket).body("status", equalTo("CLOSED"));
        api.get("/v1/tickets").body("items", hasSize(2)).body("items.originTicketId", hasItem(ticket.toString()));

        var notice = api.get("/v1/me/notices?unread=true").extract().jsonPath();
        assertThat(notice.getString("items[0].about.id")).isEqualTo(ticket.toString());
        api.post("/v1/me/notices/" + notice.getString("items[0].id") + "/read").statusCode(200);
        api.get("/v1/me/notices?unread=true").body("items", empty());
        api.post("/v1/owner-sessions/end").statusCode(200);
        api.get("/v1/me").statusCode(401);
    }

    /** The property fee of the running month: 89.50 m² at 2.85 yuan. */
    private void billed() {
        var item = estate.api().create("/v1/fee-items", """
                {'communityId': '%s', 'code': 'WYF', 'name': '物业费', 'class': 'PROPERTY', 'cycle': 'MONTH', 'dueDays': 30,
                 'pricing': {'method': 'AREA', 'unitPrice': '2.85'}, 'effectiveFrom': '2025-01-01'}""", estate.community());
        estate.api()
                .create(
                        "/v1/fee-assignments",
                        "{'feeItemId': '%s', 'houseId': '%s', 'from': '2025-01-01'}",
                        item,
                        estate.house());
        estate.api()
                .post("/v1/bill-runs", "{'feeItemId': '%s', 'period': '2025-06', 'publish': true}", item)
                .statusCode(201)
                .body("billCount", equalTo(1));
    }

    private Json session(UUID owner) {
        return estate.api()
                .post("/v1/owner-sessions", "{'ownerId': '%s'}", owner)
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private void told(UUID owner, UUID ticket) {
        var draft = new Draft(
                Ids.next(),
                estate.community(),
                ZoneId.of("Asia/Shanghai"),
                new SubjectRef("owner", owner),
                new SubjectRef("ticket", ticket),
                "SLA_WARNING",
                Map.of(),
                Delivery.by(ChannelKind.APP),
                owner.toString());
        database.in(Caller.job("test", estate.community()), () -> messages.queue(List.of(draft)));
    }
}
