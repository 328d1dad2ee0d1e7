package io.huiyin.docs;

import static io.huiyin.testing.Request.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.access.Permissions;
import io.huiyin.access.RoleRights;
import io.huiyin.kernel.Caller;
import io.huiyin.staff.StaffRole;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.GeneratedDoc;
import io.huiyin.testing.Issuer;
import io.huiyin.testing.ProgramClasses;
import io.huiyin.testing.Request;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.web.Requires;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

/** Who may do what: every operation of the contract tried by every sort of caller, and {@code docs/permissions.md}. */
@QuarkusTest
class PermissionsTest {

    private static final List<Call> CALLS = calls();

    /** So begin the permissions that owners alone have. */
    private static final String OWN = "own-";

    private static final String OWN_SESSION = "own-session:";

    /** What takes a form with a file. */
    private static final List<String> UPLOADS = List.of(
            "POST /v1/files",
            "POST /v1/imports",
            "POST /v1/reconciliations",
            "POST /v1/owners/{ownerId}/papers",
            "PUT /v1/owners/{ownerId}/portrait/photo");

    /** An operation, as an address with {@code {}} for what it is about. */
    private record Call(String id, String method, String path, String permission, boolean owners) {

        boolean isFor(StaffRole role) {
            return permission.isEmpty() || RoleRights.of(List.of(role)).contains(permission);
        }

        Answer send(Request request, String about) {
            boolean uploads = UPLOADS.stream().anyMatch(toString()::endsWith);
            if (uploads) request.multiPart("file", "a.csv", "a".getBytes(StandardCharsets.UTF_8));
            else if (!method.equals("GET"))
                request.contentType("application/json").body("{}");
            // Any version: what is asked for is not there, or not for the caller.
            if (method.equals("PUT") || method.equals("DELETE")) request.header("If-Match", "\"1\"");
            return request.header("Accept-Language", "en").request(method, path.replaceAll("\\{[^}]*}", about));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void the_page_is_made_from_the_code() {
        var page = new StringBuilder("""
                # Permissions

                Made from the code; do not edit. Each operation asks for one permission. A key holds the permissions
                (`scopes`) that it was made with, within its communities; `admin` holds all. Who signs in holds those of their
                roles (ROL-01) in the community in which they work, and is never an administrator: docs/access.md.

                | permission | %s |
                | --- | %s |
                """.formatted(roles(StaffRole::name), roles(role -> ":-:")));
        for (var permission : Permissions.ALL) {
            page.append("| `%s` | %s |%n"
                    .formatted(
                            permission,
                            roles(role -> RoleRights.of(List.of(role)).contains(permission) ? "●" : "")));
        }
        page.append("""

                ## Operations

                | operation | address | permission | roles | owners |
                | --- | --- | --- | --- | --- |
                """);
        for (var call : CALLS) {
            var allowed = Arrays.stream(StaffRole.values()).filter(call::isFor).map(StaffRole::name);
            page.append("| %s | `%s` | %s | %s | %s |%n"
                    .formatted(
                            call.id(),
                            call,
                            call.permission().isEmpty() ? "a valid credential" : "`" + call.permission() + "`",
                            call.permission().isEmpty() ? "all" : allowed.collect(Collectors.joining(", ")),
                            call.owners() ? "●" : ""));
        }
        GeneratedDoc.check("docs/permissions.md", page.toString());
    }

    @Test
    void nobody_gets_anywhere_without_a_valid_credential() {
        var soft = new SoftAssertions();
        for (var call : CALLS) {
            var about = UUID.randomUUID().toString();
            soft.assertThat(call.send(given(), about).statusCode())
                    .as("nobody: %s", call)
                    .isEqualTo(401);
            soft.assertThat(call.send(bearer("hy_" + "x".repeat(40)), about).statusCode())
                    .as("a wrong key: %s", call)
                    .isEqualTo(401);
            soft.assertThat(call.send(bearer(Issuer.token("nobody-we-know")), about)
                            .statusCode())
                    .as("an unknown subject: %s", call)
                    .isEqualTo(401);
        }
        soft.assertAll();
    }

    /** That each operation asks for its own permission is shown with keys; here is shown who holds which, by two operations of each. */
    @Test
    @Rule("ROL-01")
    void each_role_may_do_what_the_page_says_and_nothing_else() {
        var tokens = tokens();
        var soft = new SoftAssertions();
        for (var call : ofEachPermission(2)) {
            tokens.forEach((role, token) -> {
                var answer = call.send(bearer(token), UUID.randomUUID().toString());
                if (call.isFor(role)) {
                    soft.assertThat(answer.statusCode())
                            .as("%s: %s", role, call)
                            .isNotIn(401, 403)
                            .isLessThan(500);
                } else {
                    soft.assertThat(answer.statusCode())
                            .as("%s: %s", role, call)
                            .isEqualTo(403);
                    soft.assertThat(answer.jsonPath().getString("requiredScope"))
                            .as("%s: %s", role, call)
                            .isEqualTo(call.permission());
                }
            });
        }
        soft.assertAll();
    }

    @Test
    void owners_may_call_what_is_open_to_them_and_nothing_else() {
        var estate = SmallEstate.build();
        var session = estate.api()
                .post("/v1/owner-sessions", "{'ownerId': '%s'}", estate.owner("NEUTRAL"))
                .statusCode(201)
                .extract()
                .jsonPath();
        var soft = new SoftAssertions();
        for (var call : CALLS) {
            // They would end the session; OwnerSessionTest knows them.
            if (call.permission().startsWith(OWN_SESSION)) continue;
            var status = call.send(
                            bearer(session.getString("accessToken")),
                            UUID.randomUUID().toString())
                    .statusCode();
            if (call.owners())
                soft.assertThat(status).as("%s", call).isNotIn(401, 403).isLessThan(500);
            else soft.assertThat(status).as("%s", call).isEqualTo(403);
        }
        soft.assertAll();
    }

    @Test
    void a_key_without_the_scope_is_refused_and_one_with_it_is_not() {
        var community = Api.admin().community();
        var keysWith = new HashMap<String, String>();
        var keysWithout = new HashMap<String, String>();
        var soft = new SoftAssertions();
        for (var call : CALLS) {
            if (call.permission().isEmpty() || call.permission().startsWith(OWN)) continue;
            var unable = keysWithout.computeIfAbsent(call.permission(), asked -> key(community, allBut(asked)));
            soft.assertThat(call.send(bearer(unable), UUID.randomUUID().toString())
                            .statusCode())
                    .as("without the scope: %s", call)
                    .isEqualTo(403);
            // What works across communities asks for an administrator of all of them.
            var able = call.permission().equals(Caller.ADMIN)
                    ? Api.admin().key()
                    : keysWith.computeIfAbsent(call.permission(), asked -> key(community, List.of(asked)));
            soft.assertThat(call.send(bearer(able), UUID.randomUUID().toString())
                            .statusCode())
                    .as("with the scope: %s", call)
                    .isNotIn(401, 403)
                    .isLessThan(500);
        }
        soft.assertAll();
    }

    /** What is another community's is answered word for word as what does not exist. */
    @Test
    void what_is_anothers_looks_like_what_does_not_exist() {
        var theirs = things(SmallEstate.build());
        var stranger = key(Api.admin().community(), allBut(""));
        var soft = new SoftAssertions();
        for (var call : CALLS) {
            var thing = theirs.get(call.path().split("/")[2]);
            if (thing == null || !call.path().contains("{") || call.permission().equals(Caller.ADMIN)) continue;
            var nothing = UUID.randomUUID().toString();
            var foreign = call.send(bearer(stranger), thing);
            var absent = call.send(bearer(stranger), nothing);
            soft.assertThat(foreign.statusCode()).as("%s", call).isIn(400, 404);
            soft.assertThat(foreign.statusCode()).as("%s", call).isEqualTo(absent.statusCode());
            soft.assertThat(told(foreign).replace(thing, nothing))
                    .as("%s", call)
                    .isEqualTo(told(absent));
        }
        soft.assertAll();
    }

    /** And so is what is of an area that does not name the member of staff who asks. */
    @Test
    @Rule("ROL-07")
    void what_is_of_another_area_looks_like_what_does_not_exist() {
        var estate = SmallEstate.build();
        var theirs = things(estate);
        var owner = theirs.get("owners");
        estate.api()
                .create(
                        "/v1/owners/" + owner + "/houses",
                        "{'houseId': '%s', 'relation': 'OWNER', 'from': '2021-01-01'}",
                        estate.house());
        var subject = "steward-" + UUID.randomUUID();
        estate.api()
                .create("/v1/staff-accounts", "{'staffId': '%s', 'subject': '%s'}", estate.staff("STEWARD"), subject);
        var stranger = Issuer.token(subject);
        var soft = new SoftAssertions();
        for (var call : CALLS) {
            var collection = call.path().split("/")[2];
            if (!List.of("houses", "owners", "tickets", "callbacks", "sla-timers", "fee-assignments")
                    .contains(collection)) continue;
            var thing = theirs.get(collection);
            if (thing == null || !call.path().contains("{")) continue;
            var nothing = UUID.randomUUID().toString();
            var foreign = call.send(bearer(stranger), thing);
            var absent = call.send(bearer(stranger), nothing);
            soft.assertThat(foreign.statusCode()).as("%s", call).isIn(400, 403, 404);
            soft.assertThat(told(foreign).replace(thing, nothing))
                    .as("%s", call)
                    .isEqualTo(told(absent));
        }
        soft.assertAll();
    }

    /** The answer without what differs from request to request. */
    private static String told(Answer answer) {
        return answer.asString().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    private static List<Call> ofEachPermission(int most) {
        return CALLS.stream().collect(Collectors.groupingBy(Call::permission)).values().stream()
                .flatMap(calls -> calls.stream().limit(most))
                .toList();
    }

    /** One thing of each collection, by the collection's name. */
    private static Map<String, String> things(SmallEstate estate) {
        var api = estate.api();
        var ticket = estate.repair();
        var things = new HashMap<String, String>();
        things.put("communities", estate.community().toString());
        things.put("areas", estate.area().toString());
        things.put("houses", estate.house().toString());
        things.put("staff", estate.steward().toString());
        things.put("owners", estate.owner("NEUTRAL").toString());
        things.put("tickets", ticket.toString());
        things.put(
                "approvals",
                api.create(
                                "/v1/approvals",
                                "{'communityId': '%s', 'kind': 'ROOM_ADMISSION', 'room': 'CONTROL_ROOM', 'reason': '检修'}",
                                estate.community())
                        .toString());
        var item = api.create("/v1/fee-items", """
                {'communityId': '%s', 'code': 'WY', 'name': '物业费', 'class': 'PROPERTY', 'cycle': 'MONTH', 'dueDays': 30,
                 'pricing': {'method': 'AREA', 'unitPrice': '2.85'}, 'effectiveFrom': '2025-01-01'}""", estate.community());
        api.post("/v1/fee-assignments/for-houses", "{'feeItemId': '%s', 'from': '2025-01-01'}", item)
                .statusCode(200);
        for (var list : List.of(
                "fee-items",
                "fee-assignments",
                "phases",
                "buildings",
                "calendars",
                "callbacks",
                "occupancy-details",
                "reminder-rules",
                "sla-policies",
                "sla-timers",
                "ticket-categories",
                "warranty-terms",
                "warranty-seasons")) {
            var id = api.get("/v1/" + list + "?limit=1&communityId=" + estate.community())
                    .extract()
                    .<String>path("items[0].id");
            if (id != null) things.put(list, id);
        }
        assertThat(things).containsKeys("calendars", "buildings", "sla-policies", "sla-timers", "reminder-rules");
        return things;
    }

    private static Map<StaffRole, String> tokens() {
        var admin = Api.admin();
        var community = admin.community();
        var tokens = new EnumMap<StaffRole, String>(StaffRole.class);
        for (var role : StaffRole.values()) {
            var subject = role + "-" + UUID.randomUUID();
            var staff =
                    admin.create("/v1/staff", "{'communityId': '%s', 'name': '某员工', 'roles': ['%s']}", community, role);
            admin.create("/v1/staff-accounts", "{'staffId': '%s', 'subject': '%s'}", staff, subject);
            tokens.put(role, Issuer.token(subject));
        }
        return tokens;
    }

    private static List<String> allBut(String left) {
        return Permissions.ALL.stream()
                .filter(permission -> !permission.equals(left) && !permission.equals(Caller.ADMIN))
                .toList();
    }

    private static String key(UUID community, List<String> scopes) {
        return Api.scoped(scopes, community).key();
    }

    private static Request bearer(String credential) {
        return given().header("Authorization", "Bearer " + credential);
    }

    private static String roles(Function<StaffRole, String> cell) {
        return Arrays.stream(StaffRole.values()).map(cell).collect(Collectors.joining(" | "));
    }

    private static List<Call> calls() {
        var calls = new ArrayList<Call>();
        ProgramClasses.all().stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Operation.class))
                .forEach(method -> calls.add(call(method)));
        calls.sort(Comparator.comparing(Call::path).thenComparing(Call::method));
        return List.copyOf(calls);
    }

    private static Call call(Method method) {
        var base = method.getDeclaringClass().getAnnotation(Path.class).value();
        var more = method.getAnnotation(Path.class);
        var verb = Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return new Call(
                method.getAnnotation(Operation.class).operationId(),
                verb.value(),
                more == null ? base : base + "/" + more.value().replaceFirst("^/", ""),
                method.getAnnotation(Requires.class).value(),
                method.getAnnotation(Requires.class).owners());
    }
}
