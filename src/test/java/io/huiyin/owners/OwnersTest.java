package io.huiyin.owners;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.StatementCounter;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other rooms ask of the owners. */
@QuarkusTest
class OwnersTest {

    private static final LocalDate TODAY = LocalDate.parse("2025-06-06");

    private final Api api = Api.admin();

    @Inject
    Owners owners;

    @Inject
    Database database;

    @Inject
    StatementCounter statements;

    private Estate estate;

    @BeforeEach
    void openEstate() {
        TestClock.reset();
        estate = Estate.open(api);
    }

    @Test
    void one_statement_tells_who_reports() {
        var owner = estate.ownerWith("'name': '张三', 'segment': 'DISSATISFIED'");

        statements.restart();
        var reporter = in(() -> owners.reporter(owner)).orElseThrow();

        assertThat(statements.statements()).hasSize(1);
        assertThat(reporter)
                .isEqualTo(new Reporter(owner, estate.community(), OwnerKind.PERSON, "张三", Segment.DISSATISFIED));
        assertThat(database.in(Caller.job("test", api.community()), () -> owners.reporter(owner)))
                .isEmpty();
    }

    @Test
    @Rule({"OWN-06", "OWN-19"})
    void one_statement_tells_who_owns_some_houses_on_a_day_and_how_to_reach_them() {
        var sold = estate.house("0301");
        var kept = estate.house("0302");
        var seller = estate.owner("张三", "13800005678");
        var buyer =
                estate.ownerWith("'name': '李四', 'phones': ['13911112222', '0755-82345678'], 'email': 'li@example.com'");
        estate.relate(seller, sold, "OWNER", "2021-03-31", ", 'to': '2025-06-05'");
        estate.relate(buyer, sold, "OWNER", "2025-06-06", "");
        estate.relate(seller, kept, "OWNER", "2021-03-31", "");
        estate.relate(buyer, kept, "TENANT", "2021-03-31", "");

        statements.restart();
        var today = in(() -> owners.currentOwnersOf(List.of(sold, kept), TODAY));

        assertThat(statements.statements()).hasSize(1);
        assertThat(today)
                .containsExactlyInAnyOrder(
                        new Recipient(
                                buyer,
                                estate.community(),
                                sold,
                                "李四",
                                List.of(Channel.SMS),
                                List.of("13911112222", "0755-82345678"),
                                "li@example.com"),
                        new Recipient(
                                seller,
                                estate.community(),
                                kept,
                                "张三",
                                List.of(Channel.SMS),
                                List.of("13800005678"),
                                null));
        assertThat(in(() -> owners.currentOwnersOf(List.of(sold), TODAY.minusDays(1))))
                .extracting(Recipient::ownerId)
                .containsExactly(seller);
        assertThat(in(() -> owners.currentOwnersOf(List.of(), TODAY))).isEmpty();
    }

    @Test
    void recipients_show_nothing_of_themselves_in_a_log() {
        var owner = estate.owner("张三", "13800005678");

        var recipients = in(() -> owners.recipients(List.of(owner)));

        assertThat(recipients).extracting(Recipient::phones).containsExactly(List.of("13800005678"));
        assertThat(recipients.toString()).doesNotContain("张三").doesNotContain("00005678");
    }

    @Test
    void a_relation_holds_from_its_first_to_its_last_day() {
        var house = estate.house("0301");
        var owner = estate.owner("张三");
        estate.relate(owner, house, "TENANT", "2025-01-01", ", 'to': '2025-06-05'");

        assertThat(in(() -> owners.isRelated(owner, house, LocalDate.parse("2024-12-31"))))
                .isFalse();
        assertThat(in(() -> owners.isRelated(owner, house, LocalDate.parse("2025-01-01"))))
                .isTrue();
        assertThat(in(() -> owners.isRelated(owner, house, LocalDate.parse("2025-06-05"))))
                .isTrue();
        assertThat(in(() -> owners.isRelated(owner, house, TODAY))).isFalse();
    }

    @Test
    @Rule("OWN-06")
    void of_two_equal_relations_entered_at_once_one_is_refused() throws Exception {
        var house = estate.house("0301");
        var owner = estate.owner("张三");
        Callable<Integer> enter = () -> api.post(
                        "/v1/owners/" + owner + "/houses",
                        "{'houseId': '%s', 'relation': 'TENANT', 'from': '2025-01-01', 'to': '2025-12-31'}",
                        house)
                .extract()
                .statusCode();

        try (var callers = Executors.newFixedThreadPool(4)) {
            var answers = callers.invokeAll(List.of(enter, enter, enter, enter)).stream()
                    .map(future -> future.resultNow())
                    .sorted()
                    .toList();

            assertThat(answers).containsExactly(201, 409, 409, 409);
        }
    }

    private <T> T in(Supplier<T> work) {
        return database.in(Caller.job("test", estate.community()), work);
    }
}
