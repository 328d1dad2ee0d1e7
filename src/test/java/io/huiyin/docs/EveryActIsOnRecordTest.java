package io.huiyin.docs;

import static io.huiyin.testing.Request.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.billing.Books;
import io.huiyin.database.Database;
import io.huiyin.events.DomainEvent;
import io.huiyin.messaging.EveryWay;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.CallbackDesk;
import io.huiyin.testing.Request;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever changes something leaves an event that names the request, who called, who acted through the key, and when. */
@QuarkusTest
@TestProfile(EveryWay.class)
class EveryActIsOnRecordTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    private final Set<String> recorded = new TreeSet<>();
    private final Api api = Api.admin();

    @Inject
    Database database;

    private SmallEstate estate;
    private UUID community;

    private record Trace(int events, int withCaller, int withStaff, int withTime) {}

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        community = estate.community();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    /** The acts of each room, one after the other; then the contract is asked whether one was left out. */
    @Test
    void of_every_operation_of_the_contract() throws IOException {
        community();
        keysAndStaff();
        estate();
        owners();
        prospectsAndPortraits();
        ownerSessions();
        ownersThemselves();
        settings();
        tickets();
        escalations();
        approvals();
        callbacks();
        answersFormsAndSamples();
        messages();
        filesAndImports();
        feeItems();
        billRuns();
        money();
        depositsAndTopUps();
        moneyTakenBack();
        prepaidBill();
        moneyReports();
        dunning();
        post("runJob", "/v1/jobs/ticket-resume/run", "{}");

        assertThat(recorded).containsExactlyInAnyOrderElementsOf(writingOperations());
    }

    /** Keys for all communities, files that belong to none yet, jobs run by hand. */
    @Test
    void what_concerns_no_community_alone_stands_in_a_log_that_callers_of_all_communities_read() {
        var log = "/v1/events?communityId=" + DomainEvent.INSTALLATION;
        var end = endOf(log);
        var key = post("createApiKey", "/v1/api-keys", "{'name': 'k', 'scopes': ['admin'], 'communityIds': ['*']}");
        var ofTwo = Api.scoped(List.of("files:write", "events:read", "admin"), community, api.community());
        var file = ofTwo.form("file", "a.png", PNG).post("/v1/files").then().statusCode(201);

        api.get(log + "&after=" + end)
                .statusCode(200)
                .body("items.type", contains("io.huiyin.api-key.created", "io.huiyin.file.created"))
                .body(
                        "items.subject",
                        contains("api_key/" + key, "file/" + file.extract().path("id")))
                .body("items[1].source", equalTo("/v1"))
                .body("items[1].requestid", equalTo(file.extract().header("X-Request-Id")));
        ofTwo.get(log).statusCode(200).body("items", hasSize(0));
        ofTwo.get("/v1/events?limit=200")
                .statusCode(200)
                .body("items.communityid", not(hasItem(DomainEvent.INSTALLATION.toString())));
        ofTwo.get("/v1/audit/seals?communityId=" + DomainEvent.INSTALLATION)
                .statusCode(200)
                .body("items", hasSize(0));
        api.post("/v1/jobs/audit-seal/run").statusCode(200).body("result.failed", equalTo(0));
        api.get("/v1/audit/seals?communityId=" + DomainEvent.INSTALLATION)
                .statusCode(200)
                .body("items", not(hasSize(0)));
    }

    private String endOf(String log) {
        String end = null;
        while (true) {
            var page = api.get(log + "&limit=200" + (end == null ? "" : "&after=" + end))
                    .extract()
                    .jsonPath();
            end = page.getString("nextCursor");
            if (page.getList("items").isEmpty()) return end;
        }
    }

    private void community() {
        var other = post(
                "createCommunity",
                "/v1/communities",
                "{'code': '%s', 'name': '记录小区'}",
                UUID.randomUUID().toString().substring(0, 18));
        put("changeCommunity", "/v1/communities/" + other, "{'name': '新名'}");
        var phase = post("createPhase", "/v1/phases", "{'communityId': '%s', 'name': '三期'}", community);
        put("changePhase", "/v1/phases/" + phase, "{'name': '四期'}");
        var calendar = first("/v1/calendars?communityId=" + community);
        put("changeCalendar", "/v1/calendars/" + calendar, "{'hours': {'MONDAY': [{'from': '08:00', 'to': '12:00'}]}}");
        put(
                "changeCalendarYear",
                "/v1/calendars/" + calendar + "/years/2030",
                "{'days': [], 'confirmed': false}",
                "/v1/calendars/" + calendar);
        delete("removeCalendarYear", "/v1/calendars/" + calendar + "/years/2030", "/v1/calendars/" + calendar);
    }

    private void keysAndStaff() {
        var key = post(
                "createApiKey",
                "/v1/api-keys",
                "{'name': 'k', 'scopes': ['tickets:read'], 'communityIds': ['%s']}",
                community);
        post("rotateApiKey", "/v1/api-keys/" + key + "/rotate", "{}");
        post("revokeApiKey", "/v1/api-keys/" + key + "/revoke", "{}");
        var member = post(
                "createStaff", "/v1/staff", "{'communityId': '%s', 'name': '员工戊', 'roles': ['STEWARD']}", community);
        put("changeStaff", "/v1/staff/" + member, "{'name': '员工己', 'roles': ['STEWARD']}");
        var account = post(
                "openStaffAccount",
                "/v1/staff-accounts",
                "{'staffId': '%s', 'subject': '%s'}",
                member,
                UUID.randomUUID());
        post("closeStaffAccount", "/v1/staff-accounts/" + account + "/close", "{}");
        post("deactivateStaff", "/v1/staff/" + member + "/deactivate", "{}");
        post("reactivateStaff", "/v1/staff/" + member + "/reactivate", "{}");
    }

    private void estate() {
        var area = post("createArea", "/v1/areas", "{'communityId': '%s', 'name': '新片区'}", community);
        put("changeArea", "/v1/areas/" + area, "{'name': '改名片区'}");
        var building = post("createBuilding", "/v1/buildings", "{'communityId': '%s', 'name': '9栋'}", community);
        put("changeBuilding", "/v1/buildings/" + building, "{'name': '10栋'}");
        var detail = post(
                "createOccupancyDetail",
                "/v1/occupancy-details",
                "{'communityId': '%s', 'name': '度假', 'occupancyStatus': 'OCCUPIED'}",
                community);
        put("changeOccupancyDetail", "/v1/occupancy-details/" + detail, "{'name': '候鸟'}");
        var house = post("createHouse", "/v1/houses", """
                {'communityId': '%s', 'building': '9栋', 'room': '101', 'areaSquareMetres': '89.50',
                 'handoverStatus': 'NOT_HANDED_OVER', 'occupancyStatus': 'VACANT'}""", community);
        put("changeHouse", "/v1/houses/" + house, """
                {'building': '9栋', 'room': '101', 'areaSquareMetres': '90.00',
                 'handoverStatus': 'HANDED_OVER', 'handedOverOn': '2025-01-01', 'occupancyStatus': 'OCCUPIED'}""");
        var warranty = first("/v1/warranties?houseId=" + house);
        put("adjustWarranty", "/v1/warranties/" + warranty, "{'expiresOn': '2040-09-30'}");
        var term = api.get("/v1/warranty-terms?communityId=" + community)
                .extract()
                .jsonPath()
                .getString("items.find { it.years == 5 }.id");
        put("changeWarrantyTerm", "/v1/warranty-terms/" + term, "{'years': 8}");
        var season = first("/v1/warranty-seasons?communityId=" + community);
        put("changeWarrantySeason", "/v1/warranty-seasons/" + season, "{'starts': '10-20', 'ends': '04-20'}");
    }

    private void owners() {
        var owner = "/v1/owners/"
                + post(
                        "createOwner",
                        "/v1/owners",
                        "{'communityId': '%s', 'kind': 'PERSON', 'name': '陈先生', 'phones': ['13900001111']}",
                        community);
        put("changeOwner", owner, "{'kind': 'PERSON', 'name': '陈女士', 'phones': ['13900001111']}");
        var relation = post(
                "beginHouseRelation",
                owner + "/houses",
                "{'houseId': '%s', 'relation': 'OWNER', 'from': '2021-03-31'}",
                estate.house());
        put(
                "changeHouseRelation",
                owner + "/houses/" + relation,
                "{'relation': 'OWNER', 'from': '2021-03-31', 'to': '2025-12-31'}");
        var member = post("addMember", owner + "/members", "{'name': '王五', 'kinship': 'SPOUSE'}");
        put("changeMember", owner + "/members/" + member, "{'name': '王小五', 'kinship': 'SPOUSE'}");
        delete("removeMember", owner + "/members/" + member);
        var date = post("addSpecialDate", owner + "/special-dates", "{'kind': 'BIRTHDAY', 'on': '1960-02-28'}");
        put("changeSpecialDate", owner + "/special-dates/" + date, "{'kind': 'WEDDING', 'on': '1985-10-01'}");
        delete("removeSpecialDate", owner + "/special-dates/" + date);
        var vehicle = post("addVehicle", owner + "/vehicles", "{'plate': '鲁A12345'}");
        put("changeVehicle", owner + "/vehicles/" + vehicle, "{'plate': '鲁A54321'}");
        delete("removeVehicle", owner + "/vehicles/" + vehicle);
        var gone = post(
                "createOwner",
                "/v1/owners",
                "{'communityId': '%s', 'kind': 'PERSON', 'name': '李四', 'phones': []}",
                community);
        post("eraseOwner", "/v1/owners/" + gone + "/erase", "{'reason': 'OWN_REQUEST'}");
    }

    private void prospectsAndPortraits() {
        put(
                "changeProspectSettings",
                "/v1/prospect-settings/" + community,
                "{'custodianId': '" + estate.receptionist() + "'}");
        var address = "/v1/prospect-addresses/"
                + post(
                        "handOverProspectAddress",
                        "/v1/prospect-addresses",
                        "{'communityId': '%s', 'name': '周女士', 'address': '香港中路10号'}",
                        community);
        record(
                "changeProspectAddress",
                acting().header("If-Match", "\"1\"")
                        .body(Api.json("{'name': '周先生', 'address': '香港中路10号', 'receivedOn': '2025-06-01'}"))
                        .put(address)
                        .then());
        record(
                "removeProspectAddress",
                acting().header("If-Match", "\"2\"").delete(address).then());
        var portrait = "/v1/owners/" + estate.owner("KEY") + "/portrait";
        put("changePortrait", portrait, "{'occupation': '教师'}", portrait + "?reason=CORRECTION");
        record(
                "changePortraitPhoto",
                api.form("file", "a.png", PNG)
                        .header("X-Acting-Staff", estate.receptionist())
                        .header("If-Match", "\"1\"")
                        .put(portrait + "/photo")
                        .then());
        delete("removePortrait", portrait, portrait + "?reason=CORRECTION");
        var papers = "/v1/owners/" + estate.owner("NEUTRAL") + "/papers";
        var added = form("a.png", PNG, papers + "?kind=PHOTO");
        record("addOwnerPaper", added);
        delete("removeOwnerPaper", papers + "/" + added.extract().path("id"));
    }

    private void billRuns() {
        var item = feeItem("SF", "METERED", ", 'unitPrice': '3.10'");
        var shared = feeItem("GT", "SHARED", "");
        var meter = post(
                "installMeter",
                "/v1/meters",
                "{'houseId': '%s', 'feeItemId': '%s', 'number': 'S-1', 'installedOn': '2025-01-01'}",
                estate.house(),
                item);
        post("readMeter", "/v1/meters/" + meter + "/readings", "{'readOn': '2025-04-30', 'value': '12.5'}");
        var next = post(
                "replaceMeter",
                "/v1/meters/" + meter + "/replace",
                "{'on': '2025-05-10', 'finalValue': '14', 'newNumber': 'S-2'}");
        post(
                "readMeters",
                "/v1/meter-readings",
                "{'communityId': '%s', 'readings': [{'meterId': '%s', 'readOn': '2025-05-31', 'value': '3'}]}",
                community,
                next);
        var cost = post(
                "enterSharedCost",
                "/v1/shared-costs",
                "{'feeItemId': '%s', 'period': '2025-05', 'amountFen': 1000, 'spread': 'AREA'}",
                shared);
        put("changeSharedCost", "/v1/shared-costs/" + cost, "{'amountFen': 2000, 'spread': 'EVENLY'}");
        var run = "{'feeItemId': '%s', 'period': '2025-05', 'publish': false}";
        var drafts = post("runBills", "/v1/bill-runs", run, item);
        post("discardBillRun", "/v1/bill-runs/" + drafts + "/discard", "{}");
        var others = post("runBills", "/v1/bill-runs", run, item);
        post("publishBillRun", "/v1/bill-runs/" + others + "/publish", "{}");
    }

    private String feeItem(String code, String method, String price) {
        return api.create("/v1/fee-items", """
                {'communityId': '%s', 'code': '%s', 'name': '代收', 'class': 'PASS_THROUGH', 'cycle': 'MONTH', 'dueDays': 15,
                 'pricing': {'method': '%s'%s}, 'effectiveFrom': '2024-01-01'}""", community, code, method, price).toString();
    }

    /** Owners act by themselves: no key, and no member of staff through it. */
    private void ownerSessions() {
        var owner = estate.owner("NEUTRAL");
        var begun = acting().body(Api.json("{'ownerId': '%s'}", owner))
                .post("/v1/owner-sessions")
                .then();
        record("beginOwnerSession", begun);
        var renewed = Api.withKey(begun.extract().path("refreshToken")).post("/v1/owner-sessions/refresh");
        recordOwn("refreshOwnerSession", renewed);
        recordOwn(
                "endOwnerSession",
                Api.withKey(renewed.extract().path("accessToken")).post("/v1/owner-sessions/end"));
        var other = api.create("/v1/owner-sessions", "{'ownerId': '%s'}", owner);
        post("revokeOwnerSession", "/v1/owner-sessions/" + other + "/revoke", "{}");
    }

    /** What owners do by themselves is on record as theirs. */
    private void ownersThemselves() {
        var owner = estate.ownerOf(estate.house());
        var me = estate.signedIn(owner);
        var notice = message("SENT", owner);
        recordOwn("readOwnNotice", me.post("/v1/me/notices/" + notice + "/read"));
        var upload = me.form("file", "漏水.png", PNG).post("/v1/files").then();
        recordOwn("uploadFile", upload);
        var ticket = estate.reported(
                "REPAIR",
                "PLUMBING",
                "'houseId': '%s', 'reporter': {'ownerId': '%s', 'anonymous': false}".formatted(estate.house(), owner));
        recordOwn(
                "attachToTicket",
                me.post(
                        "/v1/tickets/" + ticket + "/attachments",
                        "{'fileId': '%s', 'kind': 'REPORT'}",
                        upload.extract().<String>path("id")));
        estate.resolved(ticket);
        recordOwn(
                "completeCallback",
                me.post(
                        "/v1/callbacks/" + new CallbackDesk(estate).owedOn(ticket) + "/complete",
                        CallbackDesk.completion(5, "'method': 'WECHAT'")));
    }

    private void settings() {
        put("changeCallbackSettings", "/v1/callback-settings/" + community, "{'publicFacilities': true}");
        put(
                "changeNotificationSettings",
                "/v1/notification-settings/" + community,
                "{'language': 'zh', 'quietHours': {'from': '21:00', 'to': '07:30'}, 'urgentIgnoreQuietHours': true}");
        var code = api.get("/v1/notification-templates?communityId=" + community)
                .extract()
                .jsonPath()
                .getString("items[0].code");
        var template = "/v1/notification-templates/" + code + "?language=zh&communityId=" + community;
        put("changeNotificationTemplate", template, "{'subject': '关于', 'body': '请处理'}");
        delete("resetNotificationTemplate", template);
        var rule = first("/v1/reminder-rules?communityId=" + community);
        put(
                "changeReminderRule",
                "/v1/reminder-rules/" + rule,
                "{'active': false, 'cron': '0 8 * * *', 'lookAhead': 'P0D', 'lookBack': 'P7D', 'channels': ['E_MAIL']}");
        var policy = post(
                "createSlaPolicy",
                "/v1/sla-policies",
                "{'communityId': '%s', 'metric': 'RESOLUTION', 'name': '绿化', 'category': 'GREENING', 'target': {'workingDays': 2}}",
                community);
        put("changeSlaPolicy", "/v1/sla-policies/" + policy, "{'target': {'workingDays': 3}}");
        delete("removeSlaPolicy", "/v1/sla-policies/" + policy);
        var category = post(
                "createTicketCategory",
                "/v1/ticket-categories",
                "{'communityId': '%s', 'code': 'POOL', 'name': '泳池', 'kinds': ['COMPLAINT']}",
                community);
        put(
                "changeTicketCategory",
                "/v1/ticket-categories/" + category,
                "{'name': '会所', 'kinds': ['COMPLAINT'], 'active': false}");
    }

    private void tickets() {
        var repair = open("REPAIR", "PLUMBING", "'houseId': '" + estate.house() + "'");
        put(
                "changeTicket",
                "/v1/tickets/" + repair,
                "{'category': 'ELECTRICAL', 'priority': 'NORMAL', 'description': '改'}");
        act("assignTicket", repair, "assign", "{'staffId': '" + estate.engineer() + "'}");
        act("rejectTicket", repair, "reject", "{'reason': '不属于工程部'}");
        act("assignTicket", repair, "assign", "{'staffId': '" + estate.engineer() + "'}");
        act("acceptTicket", repair, "accept", "{}");
        act("rescheduleTicket", repair, "reschedule", "{'appointmentAt': '2025-06-08T02:00:00Z'}");
        act("arriveAtTicket", repair, "arrive", "{}");
        act("progressTicket", repair, "progress", "{'text': '更换角阀', 'visibleToOwner': true}");
        act("pauseTicket", repair, "pause", "{'reason': 'OWNER_ABSENT'}");
        act("resumeTicket", repair, "resume", "{}");
        var file = CallbackDesk.signature(api, community);
        act("attachToTicket", repair, "attachments", "{'fileId': '" + file + "', 'kind': 'BEFORE'}");
        act("resolveTicket", repair, "resolve", "{'outcome': 'RESOLVED', 'result': '已更换'}");
        act("checkTicketSlip", repair, "check-slip", "{'complete': true}");
        act("reopenTicket", repair, "reopen", "{'reason': '又漏了'}");

        var complaint = open("COMPLAINT", "HYGIENE", "'houseId': '" + estate.house() + "'");
        var timer = api.get("/v1/tickets/" + complaint)
                .extract()
                .jsonPath()
                .getString("timers.find { it.metric == 'REPLY' }.id");
        post(
                "retargetSlaTimer",
                "/v1/sla-timers/" + timer + "/retarget",
                "{'target': {'workingDays': 3}, 'reason': '业主出差'}");
        act("replyToTicket", complaint, "reply", "{'text': '已安排', 'medium': 'VERBAL', 'interim': false}");
        act("escalateTicket", complaint, "escalate", "{'reason': '超时'}");
        act("reviewTicket", complaint, "review", "{'cause': '人手不足', 'solution': '增派一人'}");
        act("cancelTicket", complaint, "cancel", "{'reason': '误报'}");

        var finding = open(
                "PUBLIC_FACILITY", "CORRIDOR_LIGHT", "'channel': 'PATROL', 'receivedBy': '" + estate.steward() + "'");
        estate.dispatched(finding);
        estate.done(finding, "resolve", "{'outcome': 'RESOLVED', 'result': '已更换'}");
        act("recheckTicket", finding, "recheck", "{'settled': true}");

        var inquiry = open("INQUIRY", "OTHER", "");
        estate.resolved(inquiry);
        act("closeTicket", inquiry, "close", "{}");
    }

    private void escalations() {
        var complaint = open("COMPLAINT", "PARKING", "'houseId': '" + estate.house() + "'");
        act("gradeTicket", complaint, "grade", "{'severity': 'MAJOR', 'reason': '多户受影响'}");
        var owed = api.get("/v1/escalations?status=OWED&communityId=" + community)
                .extract()
                .<String>path("items[0].id");
        post("makeOwedReport", "/v1/escalations/" + owed + "/report", "{'text': '已报公司', 'suggestion': '请公司协调'}");
        var incident = post(
                "reportIncident",
                "/v1/escalations",
                "{'communityId': '%s', 'trigger': 'DANGER', 'reason': '消防水压不足', 'suggestion': '立即检修'}",
                community);
        var path = "/v1/escalations/" + incident;
        // Another one than who reported it says what is to be done.
        recordBy(estate.steward(), "instructOnEscalation", path + "/instruct", "{'text': '今日内恢复'}");
        post("disagreeWithInstruction", path + "/disagree", "{'text': '建议先停泵'}");
        post("executeInstruction", path + "/execute", "{'text': '已恢复'}");

        var handover = post(
                "handOverShift",
                "/v1/shift-handovers",
                "{'communityId': '%s', 'post': '前台', 'outgoingStaffId': '%s', 'incomingStaffId': '%s'}",
                community,
                estate.steward(),
                estate.receptionist());
        post("confirmShiftHandover", "/v1/shift-handovers/" + handover + "/confirm", "{}");
        var wording = post("agreeOnWording", "/v1/agreed-wordings", """
                {'communityId': '%s', 'category': 'DOOR_LOCK', 'topic': '门锁', 'text': '统一更换锁芯', 'discussedWith': '返修办',
                 'discussedOn': '2025-06-05', 'approvedBy': '%s'}""", community, estate.steward());
        put("changeAgreedWording", "/v1/agreed-wordings/" + wording, """
                {'topic': '门锁', 'text': '统一更换门锁', 'discussedWith': '返修办', 'discussedOn': '2025-06-05',
                 'approvedBy': '%s', 'active': true}""".formatted(estate.steward()));
        open("REPAIR", "DOOR_LOCK", "'houseId': '" + estate.house() + "'");
        open("REPAIR", "DOOR_LOCK", "'houseId': '" + estate.house() + "'");
        var attribution = "/v1/attributions/" + first("/v1/attributions?communityId=" + community);
        post("disputeAttribution", attribution + "/dispute", "{'text': '业主自行损坏'}");
        recordBy(estate.steward(), "decideAttribution", attribution + "/decide", "{'upheld': false, 'text': '异议成立'}");
        put("changeTicketSettings", "/v1/ticket-settings/" + community, """
                {'repeatWindowDays': 60, 'reportAfterwardsHours': 12, 'warningMonths': 3, 'warningAtLeast': 5,
                 'warningRisePercent': 30}""");
    }

    private void approvals() {
        var manager = estate.staff("PROJECT_MANAGER");
        put("changeApprovalSettings", "/v1/approval-settings/" + community, "{'utilityCutOff': true}");
        recordBy(manager, "grantApproval", askForAdmission() + "/approve", "{}");
        recordBy(manager, "refuseApproval", askForAdmission() + "/refuse", "{'reason': '依据不足'}");
        post("withdrawApproval", askForAdmission() + "/withdraw", "{}");
        var approved = first("/v1/approvals?status=APPROVED&communityId=" + community);
        var admission = post(
                "admitToRoom",
                "/v1/room-admissions",
                "{'communityId': '%s', 'room': 'CONTROL_ROOM', 'visitorName': '王五', 'purpose': '检修', 'hostStaffId': '%s', 'approvalId': '%s'}",
                community,
                estate.receptionist(),
                approved);
        post("leaveRoom", "/v1/room-admissions/" + admission + "/leave", "{}");
    }

    private String askForAdmission() {
        return "/v1/approvals/"
                + post(
                        "askForApproval",
                        "/v1/approvals",
                        "{'communityId': '%s', 'kind': 'ROOM_ADMISSION', 'room': 'CONTROL_ROOM', 'reason': '检修录像机'}",
                        community);
    }

    private void recordBy(UUID staff, String operation, String path, String body) {
        var answer = api.request()
                .header("X-Acting-Staff", staff)
                .body(Api.json(body))
                .post(path)
                .then();
        record(operation, answer, staff);
    }

    private void callbacks() {
        var desk = new CallbackDesk(estate);
        var callback = desk.owedOn(resolvedRepair());
        post("assignCallback", "/v1/callbacks/" + callback + "/assign", "{'staffId': '%s'}", estate.receptionist());
        post(
                "attemptCallback",
                "/v1/callbacks/" + callback + "/attempt",
                "{'method': 'PHONE', 'outcome': 'NO_ANSWER'}");
        post("completeCallback", "/v1/callbacks/" + callback + "/complete", CallbackDesk.completion(5, ""));
        post("exemptCallback", "/v1/callbacks/" + desk.owedOn(resolvedRepair()) + "/exempt", "{'reason': '业主要求不再联系'}");
    }

    private UUID resolvedRepair() {
        var repair = estate.repair();
        estate.resolved(repair);
        return repair;
    }

    private void answersFormsAndSamples() {
        var topic = post(
                "enterAnswerTopic",
                "/v1/answer-topics",
                "{'communityId': '%s', 'code': 'HOURS', 'question': '几点上班', 'disclosure': 'OPEN', 'answer': '八点'}",
                community);
        put(
                "changeAnswerTopic",
                "/v1/answer-topics/" + topic,
                "{'question': '几点上班', 'disclosure': 'OPEN', 'answer': '九点'}");
        var asked = acting().body(Api.json("{'communityId': '%s', 'question': '几点关门'}", community))
                .post("/v1/answer-topics/ask")
                .then();
        record("askForAnswer", asked);
        var question = asked.extract().<String>path("unlistedQuestionId");
        post("settleUnlistedQuestion", "/v1/unlisted-questions/" + question + "/settle", "{}");
        post("retireAnswerTopic", "/v1/answer-topics/" + topic + "/retire", "{}");

        var fields = "'fields': [{'code': 'note', 'label': '备注', 'type': 'TEXT', 'required': true}]";
        var form = post(
                "createForm",
                "/v1/forms",
                "{'communityId': '%s', 'code': 'KF-07', 'name': '走访记录', %s}",
                community,
                fields);
        post("publishFormVersion", "/v1/forms/" + form + "/versions", "{%s}", fields);
        var values = "'values': {'note': '已走访'}";
        var filled = post("fillInForm", "/v1/form-records", "{'formId': '%s', %s}", form, values);
        var corrected =
                post("correctFormRecord", "/v1/form-records/" + filled + "/correct", "{'reason': '笔误', %s}", values);
        post("archiveFormRecord", "/v1/form-records/" + corrected + "/archive", "{}");
        post("retireForm", "/v1/forms/" + form + "/retire", "{}");

        var owner = estate.owner("NEUTRAL");
        api.create(
                "/v1/owners/" + owner + "/houses",
                "{'houseId': '%s', 'relation': 'OWNER', 'from': '2021-03-31'}",
                estate.anotherHouse());
        var frame = "/v1/sample-frames/"
                + post("makeSampleFrame", "/v1/sample-frames", "{'communityId': '%s', 'name': '六月'}", community);
        post("excludeFromSample", frame + "/exclusions", "{'ownerId': '%s', 'reason': 'OWN_WISH'}", owner);
        post("liftSampleExclusion", frame + "/exclusions/" + owner + "/lift", "{'reason': 'MISTAKE'}");
    }

    private void money() {
        var item = feeItem(
                "XC",
                "'class': 'SERVICE', 'pricing': {'method': 'ONE_OFF', 'unitPrice': '200'},"
                        + " 'lateFee': {'dailyRate': '0.001', 'graceDays': 0, 'capRatio': '1'}");
        var late = charged(item);
        post("disputeBill", "/v1/fee-bills/" + late + "/dispute", "{'reason': '未做'}");
        post("settleDispute", "/v1/fee-bills/" + late + "/settle-dispute", "{'outcome': '维持'}");
        approved("LATE_FEE_WAIVER", late);
        post("waiveLateFee", "/v1/fee-bills/" + late + "/waive-late-fee", "{'amountFen': 1, 'reason': '首次'}");
        approved("BILL_WRITE_OFF", late);
        post("writeOffBill", "/v1/fee-bills/" + late + "/write-off", "{'reason': '失联'}");
        var twice = charged(item);
        approved("BILL_WRITE_OFF", twice);
        post("voidBill", "/v1/fee-bills/" + twice + "/void", "{'reason': '重复'}");
        var house = estate.anotherHouse();
        var payment =
                "{'communityId': '%s', 'houseId': '%s', 'amountFen': 100, 'method': 'CASH', 'paidAt': '2025-06-01T00:00:00Z'}";
        post("receivePayment", "/v1/payments", payment, community, house);
        post(
                "makeRefund",
                "/v1/refunds",
                "{'communityId': '%s', 'houseId': '%s', 'amountFen': 100, 'method': 'CASH', 'reason': '退房'}",
                community,
                house);
        var other = api.create("/v1/payments", payment, community, house);
        post("reversePayment", "/v1/payments/" + other + "/reverse", "{'reason': '错账'}");
    }

    private UUID charged(UUID item) {
        return UUID.fromString(api.post(
                        "/v1/charges", "{'feeItemId': '%s', 'houseId': '%s', 'on': '2025-05-01'}", item, estate.house())
                .statusCode(201)
                .extract()
                .path("billId"));
    }

    private void approved(String kind, UUID bill) {
        var approval = api.create(
                "/v1/approvals",
                "{'communityId': '%s', 'kind': '%s', 'subject': {'type': 'fee_bill', 'id': '%s'}, 'amountFen': 100000,"
                        + " 'reason': '经核实'}",
                community,
                kind,
                bill);
        api.request()
                .header("X-Acting-Staff", estate.staff("PROJECT_MANAGER"))
                .body("{}")
                .post("/v1/approvals/" + approval + "/approve")
                .then()
                .statusCode(200);
    }

    private void depositsAndTopUps() {
        var deposits = feeItem("ZXYJ", "'class': 'DEPOSIT', 'pricing': {'method': 'ONE_OFF', 'unitPrice': '2000'}");
        var deposit = post(
                "receiveDeposit",
                "/v1/deposits",
                "{'communityId': '%s', 'houseId': '%s', 'feeItemId': '%s', 'amountFen': 100, 'method': 'CASH', 'paidAt': '%s'}",
                community,
                estate.house(),
                deposits,
                TestClock.now());
        var approval = api.create(
                "/v1/approvals",
                "{'communityId': '%s', 'kind': 'DEPOSIT_DEDUCTION', 'subject': {'type': 'deposit', 'id': '%s'}, 'amountFen': 60,"
                        + " 'reason': '验收不合格'}",
                community,
                deposit);
        recordBy(estate.staff("PROJECT_MANAGER"), "grantApproval", "/v1/approvals/" + approval + "/approve", "{}");
        post(
                "deductDeposit",
                "/v1/deposits/" + deposit + "/deduct",
                "{'items': [{'description': '清运', 'amountFen': 60}], 'reason': '违章装修'}");
        post("refundDeposit", "/v1/deposits/" + deposit + "/refund", "{'method': 'CASH', 'reason': '验收合格'}");
        var water = feeItem(
                "YF",
                "'class': 'PASS_THROUGH', 'kind': 'WATER', 'pricing': {'method': 'METERED', 'unitPrice': '4.09'}");
        var topUp = post(
                "receiveTopUp",
                "/v1/top-ups",
                "{'communityId': '%s', 'houseId': '%s', 'feeItemId': '%s', 'amountFen': 100, 'method': 'CASH', 'paidAt': '%s'}",
                community,
                estate.house(),
                water,
                TestClock.now());
        post("reverseTopUp", "/v1/top-ups/" + topUp + "/reverse", "{'reason': '错账'}");
        post(
                "reportTopUpBalance",
                "/v1/top-up-balances/readings",
                "{'houseId': '%s', 'feeItemId': '%s', 'readAt': '%s', 'balanceFen': 900}",
                estate.house(),
                water,
                TestClock.now());
        put("changeTopUpSetting", "/v1/top-up-settings/" + water, "{'lowBelowFen': 1000}");
    }

    private void moneyTakenBack() {
        var item = feeItem("YJ", "'class': 'DEPOSIT', 'pricing': {'method': 'ONE_OFF', 'unitPrice': '2000'}");
        var house = estate.anotherHouse();
        api.create(
                "/v1/payments",
                "{'communityId': '%s', 'houseId': '%s', 'amountFen': 100, 'method': 'CASH', 'paidAt': '2025-06-01T00:00:00Z'}",
                community,
                house);
        var refund = api.create(
                "/v1/refunds",
                "{'communityId': '%s', 'houseId': '%s', 'amountFen': 100, 'method': 'CASH', 'reason': '退房'}",
                community,
                house);
        post("reverseRefund", "/v1/refunds/" + refund + "/reverse", "{'reason': '录错'}");
        var deposit = "/v1/deposits/"
                + api.create(
                        "/v1/deposits",
                        "{'communityId': '%s', 'houseId': '%s', 'feeItemId': '%s', 'amountFen': 100, 'method': 'CASH', 'paidAt': '%s'}",
                        community,
                        house,
                        item,
                        TestClock.now());
        var movement = api.post(deposit + "/refund", "{'method': 'CASH', 'reason': '验收合格'}")
                .statusCode(200)
                .extract()
                .<String>path("movements[0].id");
        post("reverseDepositRefund", deposit + "/movements/" + movement + "/reverse", "{'reason': '录错'}");
        post("reverseDeposit", deposit + "/reverse", "{'reason': '录错'}");
    }

    private void prepaidBill() {
        var item = feeItem("QX", "'class': 'SERVICE', 'pricing': {'method': 'ONE_OFF', 'unitPrice': '200'}");
        var named = charged(item);
        var open = charged(item);
        api.create(
                "/v1/payments",
                "{'communityId': '%s', 'houseId': '%s', 'amountFen': 200, 'method': 'CASH', 'paidAt': '2025-06-01T00:00:00Z',"
                        + " 'allocations': [{'billId': '%s', 'amountFen': 100}]}",
                community,
                estate.house(),
                named);
        post("payBillFromPrepayment", "/v1/fee-bills/" + open + "/pay-from-prepayment", "{'amountFen': 100}");
    }

    private UUID feeItem(String code, String fields) {
        return api.create(
                "/v1/fee-items",
                "{'communityId': '%s', 'code': '%s', 'name': '某费', 'cycle': 'MONTH', 'dueDays': 0, 'effectiveFrom': '2025-01-01', "
                        + fields + "}",
                community,
                code);
    }

    private void messages() {
        post("retryNotification", "/v1/notifications/" + message("DEAD") + "/retry", "{}");
        post("completeNotification", "/v1/notifications/" + message("TO_DO") + "/done", "{}");
        post("failNotification", "/v1/notifications/" + message("TO_DO") + "/failed", "{'reason': '已搬走'}");
    }

    private void dunning() {
        put("changeDunningLadder", "/v1/dunning-ladders/" + community, """
                {'steps': [
                    {'code': 'PHONE', 'kind': 'PHONE_REMINDER', 'afterDaysOverdue': 7, 'methods': ['PHONE']},
                    {'code': 'NOTICE', 'kind': 'WRITTEN_NOTICE', 'afterDaysOverdue': 30, 'methods': ['LETTER']},
                    {'code': 'LIMIT', 'kind': 'TIME_LIMITED_NOTICE', 'afterDaysOverdue': 60, 'noticeDays': 15, 'methods': ['LETTER']},
                    {'code': 'SUSPEND', 'kind': 'SUSPEND_OPTIONAL_SERVICES', 'afterDaysOverdue': 90, 'methods': ['LETTER', 'EMAIL']}]}""");
        var service = api.create(
                "/v1/fee-items",
                "{'communityId': '%s', 'code': 'JZ', 'name': '家政服务', 'class': 'SERVICE', 'pricing': {'method': 'FIXED', "
                        + "'unitPrice': '50'}, 'cycle': 'MONTH', 'dueDays': 10, 'effectiveFrom': '2024-01-01'}",
                community);
        var house = estate.anotherHouse();
        var bill = new Books(estate, service).bill(house, null, 100_000, "2025-01-01");
        var act =
                "{'communityId': '%s', 'houseId': '%s', 'step': '%s', 'method': '%s', 'at': '%s', 'outcome': 'REACHED'}";
        post("recordDunningAct", "/v1/dunning-acts", act, community, house, "PHONE", "PHONE", "2025-02-01T02:00:00Z");
        post("recordDunningAct", "/v1/dunning-acts", act, community, house, "NOTICE", "LETTER", "2025-03-01T02:00:00Z");
        post("recordDunningAct", "/v1/dunning-acts", act, community, house, "LIMIT", "LETTER", "2025-04-01T02:00:00Z");
        var batch = "/v1/dunning-letters/"
                + post(
                        "makeDunningLetters",
                        "/v1/dunning-letters",
                        "{'communityId': '%s', 'step': 'SUSPEND'}",
                        community);
        post("sendDunningLetters", batch + "/send", "{'channel': 'E_MAIL'}");
        var letters = batch + "/letters";
        post(
                "noteDunningDelivery",
                letters + "/" + first(letters) + "/deliveries",
                "{'method': 'VISIT', 'outcome': 'DELIVERED', 'receivedBy': '本人'}");
        var suspension = post(
                "suspendService",
                "/v1/service-suspensions",
                "{'houseId': '%s', 'feeItemId': '%s', 'reason': '经限期催缴未缴'}",
                house,
                service);
        post("liftServiceSuspension", "/v1/service-suspensions/" + suspension + "/lift", "{}");
        var debt = post(
                "listUnrecoverableDebt",
                "/v1/unrecoverable-debts",
                "{'communityId': '%s', 'houseId': '%s', 'handlerId': '%s', 'reason': '业主失联'}",
                community,
                house,
                estate.steward());
        api.post("/v1/fee-bills/" + bill + "/void", "{'reason': '协商一致'}").statusCode(200);
        post("closeUnrecoverableDebt", "/v1/unrecoverable-debts/" + debt + "/close", "{'outcome': 'RECOVERED'}");
    }

    private void filesAndImports() throws IOException {
        record("uploadFile", form("a.png", PNG, "/v1/files?communityId=" + community));
        var houses = Files.readAllBytes(Path.of("docs", "tutorial", "houses.csv"));
        record(
                "importFile",
                form("houses.csv", houses, "/v1/imports?kind=HOUSES_AND_OWNERS&dryRun=true&communityId=" + community));
    }

    private void feeItems() {
        var item = post("createFeeItem", "/v1/fee-items", """
                {'communityId': '%s', 'code': 'BJ', 'name': '家政保洁', 'class': 'SERVICE', 'cycle': 'MONTH', 'dueDays': 0,
                 'pricing': {'method': 'ONE_OFF', 'unitPrice': '60'}, 'effectiveFrom': '2025-01-01'}""", community);
        put("changeFeeItem", "/v1/fee-items/" + item, "{'name': '保洁'}");
        post(
                "addFeeStandard",
                "/v1/fee-items/" + item + "/standards",
                "{'effectiveFrom': '2026-01-01', 'unitPrice': '65', 'dueDays': 0}");
        var discount = post(
                "grantFeeDiscount",
                "/v1/fee-discounts",
                "{'feeItemId': '%s', 'from': '2025-06-01', 'to': '2025-06-30', 'ratio': '0.9', 'reason': '优惠周'}",
                item);
        post("endFeeDiscount", "/v1/fee-discounts/" + discount + "/end", "{'on': '2025-06-08'}");
        var assignment = post(
                "assignFee",
                "/v1/fee-assignments",
                "{'feeItemId': '%s', 'houseId': '%s', 'from': '2025-01-01'}",
                item,
                estate.house());
        put("changeFeeAssignment", "/v1/fee-assignments/" + assignment, "{'to': '2025-12-31'}");
        post("assignFeeToHouses", "/v1/fee-assignments/for-houses", "{'feeItemId': '%s', 'from': '2025-01-01'}", item);
        post("chargeFee", "/v1/charges", "{'feeItemId': '%s', 'houseId': '%s'}", item, estate.house());
        post(
                "publishFinanceDisclosure",
                "/v1/finance-disclosures",
                "{'communityId': '%s', 'period': '2025-Q1', 'income': [{'name': '公共收益', 'amountFen': 100}]}",
                community);
    }

    private void moneyReports() {
        put(
                "changeCollectionTarget",
                "/v1/collection-targets/" + community,
                "{'property': '96', 'parking': '98', 'passThrough': '100'}");
        var statement = "流水号,金额,日期\nA1,1.00,2025-06-01\n".getBytes(StandardCharsets.UTF_8);
        record(
                "reconcileStatement",
                form("bank.csv", statement, "/v1/reconciliations?method=BANK&communityId=" + community));
    }

    private Answer form(String name, byte[] content, String path) {
        return api.form("file", name, content)
                .header("X-Acting-Staff", estate.receptionist())
                .post(path)
                .then();
    }

    private UUID open(String kind, String category, String fields) {
        var more = fields.isEmpty() ? "" : ", " + fields;
        var channel = fields.contains("'channel'") ? "" : ", 'channel': 'PHONE'";
        return post("openTicket", "/v1/tickets", """
                {'communityId': '%s', 'kind': '%s', 'category': '%s', 'medium': 'VERBAL', 'priority': 'NORMAL',
                 'description': '漏水', 'reporter': {'phone': '138 1234 5678', 'anonymous': false}%s%s}""", community, kind, category, channel, more);
    }

    private void act(String operation, UUID ticket, String action, String body) {
        post(operation, "/v1/tickets/" + ticket + "/" + action, body);
    }

    private UUID post(String operation, String path, String body, Object... values) {
        var answer = acting().body(Api.json(body, values)).post(path).then();
        record(operation, answer);
        String id = answer.extract().path("id");
        return id == null ? null : UUID.fromString(id);
    }

    private void put(String operation, String path, String body) {
        put(operation, path, body, path);
    }

    private void put(String operation, String path, String body, String read) {
        record(
                operation,
                acting().header("If-Match", tag(read))
                        .body(Api.json(body))
                        .put(path)
                        .then());
    }

    private void delete(String operation, String path) {
        delete(operation, path, path);
    }

    private void delete(String operation, String path, String read) {
        record(operation, acting().header("If-Match", tag(read)).delete(path).then());
    }

    private Request acting() {
        return api.request().header("X-Acting-Staff", estate.receptionist());
    }

    private String tag(String path) {
        return api.get(path).statusCode(200).extract().header("ETag");
    }

    private String first(String list) {
        return api.get(list).statusCode(200).extract().jsonPath().getString("items[0].id");
    }

    private void record(String operation, Answer answer) {
        record(operation, answer, estate.receptionist());
    }

    private void recordOwn(String operation, Answer answer) {
        record(operation, answer, null);
    }

    private void record(String operation, Answer answer, UUID staff) {
        int status = answer.extract().statusCode();
        assertThat(status).as("%s: %s", operation, answer.extract().asString()).isBetween(200, 299);
        var trace = trace(answer.extract().header("X-Request-Id"), staff);
        assertThat(trace.events()).as("events of " + operation).isPositive();
        assertThat(trace)
                .as("whole events of " + operation)
                .isEqualTo(new Trace(trace.events(), trace.events(), trace.events(), trace.events()));
        recorded.add(operation);
    }

    private Trace trace(String requestId, UUID staff) {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("""
                                select count(*) as events,
                                       count(*) filter (where actor_kind <> 'JOB' and actor_id is not null) as callers,
                                       count(*) filter (where staff_id is not distinct from :staff) as staff,
                                       count(*) filter (where recorded_at = :now) as times
                                  from event where request_id = :request
                                """)
                        .bind("request", requestId)
                        .bind("staff", staff)
                        .bind("now", TestClock.now())
                        .map((row, context) -> new Trace(
                                row.getInt("events"), row.getInt("callers"), row.getInt("staff"), row.getInt("times")))
                        .one());
    }

    private UUID message(String status) {
        return message(status, null);
    }

    private UUID message(String status, UUID owner) {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("""
                                insert into message (id, community_id, recipient_type, recipient_id, template, language, channels, channel, subject, body,
                                                     dedupe_key, quiet_from, quiet_to, time_zone, status, created_at, settled_at)
                                values (gen_random_uuid(), :community, case when cast(:owner as uuid) is not null then 'owner' end,
                                        cast(:owner as uuid), 'TEST', 'zh', '{LETTER}', 'LETTER', '关于', '请处理',
                                        gen_random_uuid()::text, '00:00', '00:00', 'Asia/Shanghai', :status, :now,
                                        case when :status in ('DEAD', 'SENT') then :now end)
                                returning id
                                """)
                        .bind("community", community)
                        .bind("owner", owner)
                        .bind("status", status)
                        .bind("now", TestClock.now())
                        .mapTo(UUID.class)
                        .one());
    }

    private static Set<String> writingOperations() throws IOException {
        var contract = new ObjectMapper()
                .readTree(given().accept("application/json")
                        .get("/openapi?format=JSON")
                        .asString());
        var operations = new TreeSet<String>();
        for (var path : contract.path("paths").properties()) {
            if (!path.getKey().startsWith("/v1/")) continue;
            for (var operation : path.getValue().properties()) {
                var names = operation.getValue().path("parameters").findValuesAsText("name");
                // A POST that only reads takes no key by which a repeat would be known.
                boolean writes = operation.getKey().equals("post")
                        ? names.contains("Idempotency-Key")
                        : Set.of("put", "delete").contains(operation.getKey());
                if (writes)
                    operations.add(operation.getValue().path("operationId").asText());
            }
        }
        return operations;
    }
}
