package io.huiyin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept of people goes when its time is over, and not a day before. */
@QuarkusTest
class RetentionStoryTest extends Story {

    private static final Instant JUST_BEFORE = Instant.parse("2030-05-31T12:00:00Z");
    private static final Instant AFTER = Instant.parse("2030-06-07T12:00:00Z");

    @Test
    void former_owners_are_erased_five_years_after_the_last_that_tied_them() {
        var former = estate.owner("NEUTRAL");
        relation(former, "2025-06-01");
        var living = estate.owner("NEUTRAL");
        relation(living, null);
        var never = estate.owner("NEUTRAL");
        var stillOwed = estate.owner("NEUTRAL");
        estate.reported("COMPLAINT", "HYGIENE", "'reporter': {'ownerId': '%s'}".formatted(stillOwed));

        TestClock.set(JUST_BEFORE);
        run("owner-retention", "");
        isKept(former);
        isKept(never);
        // Nobody gets older by a date that somebody names.
        run("owner-retention", "'on': '2050-01-01'");
        isKept(former);

        TestClock.set(AFTER);
        run("owner-retention", "");
        isErased(former);
        isErased(never);
        isKept(living);
        isKept(stillOwed);
        assertThat(events("owner.erased", former, "data.reason")).containsExactly("RETENTION");
        estate.api().post("/v1/jobs/owner-retention/run", "{}").statusCode(200).body("result.erased", equalTo(0));
    }

    @Test
    void reporters_without_a_record_lose_their_name_three_years_after_their_report() {
        var ended = estate.reported("INQUIRY", "OTHER", "");
        estate.done(ended, "cancel", "{'reason': '已说明'}");
        var open = estate.reported("INQUIRY", "OTHER", "");

        TestClock.set(Instant.parse("2028-06-05T12:00:00Z"));
        run("reporter-retention", "");
        estate.ticket(ended).body("reporter.name", equalTo("林女士"));
        TestClock.set(Instant.parse("2028-06-08T12:00:00Z"));
        run("reporter-retention", "");

        estate.ticket(ended)
                .body("reporter.name", nullValue())
                .body("reporter.phone", nullValue())
                .body("description", equalTo("厨房水管漏水"));
        estate.ticket(open).body("reporter.name", equalTo("林女士")).body("reporter.phone", notNullValue());
    }

    private void relation(UUID owner, String to) {
        var end = to == null ? "" : ", 'to': '" + to + "'";
        estate.api()
                .create(
                        "/v1/owners/" + owner + "/houses",
                        "{'houseId': '%s', 'relation': 'OWNER', 'from': '2020-01-01'" + end + "}",
                        estate.anotherHouse());
    }

    private void run(String job, String body) {
        estate.api()
                .post("/v1/jobs/" + job + "/run", "{" + body + "}")
                .statusCode(200)
                .body("status", equalTo("DONE"));
    }

    private void isKept(UUID owner) {
        estate.api().get("/v1/owners/" + owner).statusCode(200).body("erasedAt", nullValue());
    }

    private void isErased(UUID owner) {
        estate.api().get("/v1/owners/" + owner).statusCode(200).body("erasedAt", notNullValue());
    }
}
