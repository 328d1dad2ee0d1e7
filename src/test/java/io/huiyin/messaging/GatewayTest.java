package io.huiyin.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.database.Database;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SMS, WECHAT and APP against a gateway that really speaks HTTP. */
@QuarkusTest
@TestProfile(EveryWay.class)
class GatewayTest {

    private static final String PHONE = "13812345678";

    private final Api api = Api.admin();

    @ConfigProperty(name = "test.gateway.port")
    int port;

    @Inject
    SenderJob sender;

    @Inject
    TestOutbox.Desk desk;

    @Inject
    TestOutbox.People people;

    @Inject
    Database database;

    private GatewayStub gateway;
    private UUID community;
    private SubjectRef wang;

    @BeforeEach
    void start() {
        TestClock.set("2025-06-06T15:00");
        gateway = new GatewayStub(port);
        community = api.community();
        wang = people.add("王一", Map.of(ChannelKind.SMS, PHONE));
    }

    @AfterEach
    void stop() {
        // What is left over must not leave in the next test.
        people.contacts.clear();
        TestClock.advance(Duration.ofDays(1));
        send();
        gateway.close();
        TestClock.reset();
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelKind.class,
            names = {"SMS", "WECHAT", "APP"})
    @Rule("NTF-10")
    void the_gateway_is_told_what_to_send_to_whom(ChannelKind kind) throws Exception {
        var id = desk.queue(community, people.add("王一", Map.of(kind, PHONE)), kind);
        gateway.answer(200, "{'id': 'provider-7'}".replace('\'', '"'));

        send();
        send();

        var call = only(gateway.calls());
        assertThat(call.path()).isEqualTo("/" + kind);
        assertThat(call.header("Content-Type")).isEqualTo("application/json");
        assertThat(call.header("Idempotency-Key")).isEqualTo(id.toString());
        assertThat(new ObjectMapper().readValue(call.body(), Map.class))
                .isEqualTo(Map.of(
                        "id",
                        id.toString(),
                        "channel",
                        kind.name(),
                        "to",
                        PHONE,
                        "subject",
                        "关于 GD-7",
                        "text",
                        "王一，请查看 GD-7。",
                        "template",
                        TestOutbox.TEMPLATE,
                        "language",
                        "zh",
                        "sentAt",
                        "2025-06-06T07:00:00Z"));
        message(id, "SENT")
                .body("channel", equalTo(kind.name()))
                .body("tries", equalTo(1))
                .body("answer", equalTo("accepted"))
                .body("providerId", equalTo("provider-7"))
                .body("address", equalTo("138****5678"));
    }

    @Test
    void each_call_is_signed_as_standard_webhooks_says() throws Exception {
        var id = desk.queue(community, wang, ChannelKind.SMS);

        send();

        var call = only(gateway.calls());
        var at = String.valueOf(TestClock.at("2025-06-06T15:00").getEpochSecond());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(EveryWay.SECRET.substring("whsec_".length())), "HmacSHA256"));
        var signature = mac.doFinal((id + "." + at + "." + call.text()).getBytes(StandardCharsets.UTF_8));
        assertThat(call.header("webhook-id")).isEqualTo(id.toString());
        assertThat(call.header("webhook-timestamp")).isEqualTo(at);
        assertThat(call.header("webhook-signature"))
                .isEqualTo("v1," + Base64.getEncoder().encodeToString(signature));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 410, 422})
    void what_the_gateway_refuses_for_good_is_given_up_with_its_reason_and_without_the_person(int status) {
        var id = desk.queue(community, wang, ChannelKind.SMS);
        gateway.answer(status, "{\"error\": \"王一 at +86 138-1234-5678 is\\u0000\nbarred\"}\0");

        send();

        message(id, "DEAD")
                .body("tries", equalTo(1))
                .body("answer", startsWith("answered " + status + ": "))
                .body("answer", containsString("barred"))
                .body("answer", not(containsString("王一")))
                .body("answer", not(containsString("5678")));
        assertThat(gateway.calls()).hasSize(1);
    }

    @Test
    void whom_the_gateway_does_not_know_is_told_by_the_next_way() {
        var owner = people.add("李二", Map.of(ChannelKind.APP, "owner-2", ChannelKind.SMS, PHONE));
        var id = desk.queue(community, owner, ChannelKind.APP, ChannelKind.SMS);
        gateway.answer(404, "");

        send();

        assertThat(gateway.calls()).extracting(GatewayStub.Call::path).containsExactly("/APP", "/SMS");
        message(id, "SENT")
                .body("channel", equalTo("SMS"))
                .body("failedChannels", equalTo(List.of("APP")))
                .body("tries", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 503})
    void a_gateway_that_is_busy_is_told_again_and_once_it_has_accepted_no_more(int status) {
        var id = desk.queue(community, wang, ChannelKind.SMS);
        gateway.answer(status, "come back later");

        send();
        message(id, "FAILED")
                .body("answer", equalTo("answered " + status + ": come back later"))
                .body("dueAt", equalTo("2025-06-06T07:01:00Z"));
        TestClock.advance(Duration.ofMinutes(1));
        send();
        TestClock.advance(Duration.ofHours(1));
        send();

        message(id, "SENT").body("tries", equalTo(2));
        assertThat(gateway.calls())
                .hasSize(2)
                .allMatch(call -> call.header("Idempotency-Key").equals(id.toString()))
                .allMatch(call -> call.header("webhook-id").equals(id.toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            120                           | 2025-06-06T07:02:00Z
            5                             | 2025-06-06T07:01:00Z
            999999999                     | 2025-06-06T13:00:00Z
            Fri, 06 Jun 2025 07:05:00 GMT | 2025-06-06T07:05:00Z
            Fri, 06 Jun 2025 06:00:00 GMT | 2025-06-06T07:01:00Z
            99999999999999999999          | 2025-06-06T07:01:00Z
            tomorrow                      | 2025-06-06T07:01:00Z
            """)
    void retry_after_is_honoured_within_the_senders_bounds(String retryAfter, String dueAt) {
        var id = desk.queue(community, wang, ChannelKind.SMS);
        gateway.answer(new GatewayStub.Answer(429, "", Map.of("Retry-After", retryAfter)));

        send();

        message(id, "FAILED").body("dueAt", equalTo(dueAt)).body("answer", equalTo("answered 429"));
    }

    @Test
    void a_gateway_that_does_not_answer_is_given_up_for_now() {
        var id = desk.queue(community, wang, ChannelKind.SMS);
        gateway.fallSilent();

        send();

        message(id, "FAILED").body("answer", equalTo("no answer within PT2S"));
        assertThat(gateway.calls()).hasSize(1);
    }

    @Test
    void a_gateway_that_is_not_there_is_tried_again() {
        gateway.close();
        var id = desk.queue(community, wang, ChannelKind.SMS);

        send();

        message(id, "FAILED").body("answer", equalTo("ConnectException")).body("tries", equalTo(1));
    }

    @Test
    void a_redirect_is_not_followed() {
        var id = desk.queue(community, wang, ChannelKind.SMS);
        gateway.answer(new GatewayStub.Answer(307, "", Map.of("Location", "/elsewhere")));

        send();

        message(id, "FAILED").body("answer", equalTo("answered 307"));
        assertThat(only(gateway.calls()).path()).isEqualTo("/SMS");
    }

    @Test
    void of_a_long_answer_only_the_beginning_is_read() {
        var accepted = desk.queue(community, wang, ChannelKind.SMS);
        gateway.answer(200, "{\"id\": \"7\", \"more\": \"" + "x".repeat(10_000_000) + "\"}");
        send();
        message(accepted, "SENT").body("answer", equalTo("accepted")).body("providerId", nullValue());

        var refused = desk.queue(community, wang, ChannelKind.SMS);
        gateway.answer(422, "y".repeat(10_000_000));
        send();

        message(refused, "DEAD").body("answer", startsWith("answered 422: yyy")).body("answer", hasLength(300));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "none", textBlock = """
            {"id": 4711}                | 4711
            {"id": "a1b2-13900000000"}  | a1b2-13900000000
            {"id": "+86 13812345678"}   | none
            {"id": "x138-1234-5678"}    | none
            {"id": "两"}                | none
            {"id": ["7"]}               | none
            {"code": "0"}               | none
            accepted                    | none
            []                          | none
            """)
    void the_providers_id_is_kept_where_it_says_one_that_can_be_kept(String answer, String kept) {
        var id = desk.queue(community, wang, ChannelKind.SMS);
        gateway.answer(201, answer);

        send();

        message(id, "SENT").body("providerId", equalTo(kept));
    }

    @Test
    void no_transaction_runs_and_no_row_is_locked_while_the_gateway_thinks() {
        var id = desk.queue(community, wang, ChannelKind.SMS);
        var seen = new ConcurrentLinkedQueue<Map<String, Object>>();
        gateway.witness(call -> seen.add(database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("""
                        select status,
                               (select count(*) from pg_stat_activity
                                 where datname = current_database() and state = 'idle in transaction') as waiting
                          from message where id = :id for update nowait
                        """)
                        .bind("id", id)
                        .mapToMap()
                        .one())));

        send();

        assertThat(seen).containsExactly(Map.of("status", "SENDING", "waiting", 0L));
        message(id, "SENT").body("tries", lessThanOrEqualTo(1));
    }

    private void send() {
        sender.run(null);
    }

    private static GatewayStub.Call only(List<GatewayStub.Call> calls) {
        assertThat(calls).hasSize(1);
        return calls.getFirst();
    }

    private Answer message(UUID id, String status) {
        return api.get("/v1/notifications/" + id).statusCode(200).body("status", equalTo(status));
    }
}
