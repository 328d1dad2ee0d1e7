package io.huiyin.approvals.rest;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.SmallEstate;
import java.util.UUID;

/** Asks and decides in the name of members of staff. */
record ApprovalDesk(SmallEstate estate) {

    static final String CONTROL_ROOM = ", 'room': 'CONTROL_ROOM'";

    static String about(String type, UUID id) {
        return ", 'subject': {'type': '%s', 'id': '%s'}".formatted(type, id);
    }

    static String about(String type, UUID id, long amountFen) {
        return about(type, id) + ", 'amountFen': " + amountFen;
    }

    /** @param more the members beyond community, kind and reason, beginning with a comma; none where empty */
    Answer ask(UUID staff, String kind, String more) {
        return act(
                staff,
                "/v1/approvals",
                "{'communityId': '%s', 'kind': '%s', 'reason': '情况属实，请批示'%s}"
                        .formatted(estate.community(), kind, more));
    }

    UUID asked(UUID staff, String kind, String more) {
        return UUID.fromString(ask(staff, kind, more).statusCode(201).extract().path("id"));
    }

    UUID approved(UUID staff, UUID decider, String kind, String more) {
        var id = asked(staff, kind, more);
        approve(decider, id).statusCode(200);
        return id;
    }

    Answer approve(UUID staff, UUID approval) {
        return act(staff, "/v1/approvals/" + approval + "/approve", "{}");
    }

    Answer refuse(UUID staff, UUID approval) {
        return act(staff, "/v1/approvals/" + approval + "/refuse", "{'reason': '依据不足'}");
    }

    Answer withdraw(UUID staff, UUID approval) {
        return act(staff, "/v1/approvals/" + approval + "/withdraw", "{}");
    }

    /** @param staff null for a key that acts for nobody */
    Answer act(UUID staff, String path, String body) {
        var request = estate.api().request();
        if (staff != null) request.header("X-Acting-Staff", staff);
        return request.body(Api.json(body)).post(path).then();
    }

    Answer approval(UUID id) {
        return estate.api().get("/v1/approvals/" + id).statusCode(200);
    }
}
