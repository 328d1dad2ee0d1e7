package io.huiyin.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.billing.Books;
import io.huiyin.kernel.Caller;
import io.huiyin.messaging.EmailOverSmtpTest;
import io.huiyin.messaging.MailServer;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.OtherCommunities;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Letters leave as mails, by a server that really speaks SMTP, and what becomes of them is their delivery. */
@QuarkusTest
@TestProfile(EmailOverSmtpTest.WithMail.class)
class DunningSendingTest {

    /** Each test has a minute of its own, with what may leave in it. */
    private static int minutes;

    @ConfigProperty(name = "huiyin.messaging.email.port")
    int port;

    private MailServer server;
    private Debtors debtors;

    @BeforeEach
    void open() {
        TestClock.set(TestClock.at("2025-06-06T17:00").plus(Duration.ofMinutes(++minutes)));
        server = new MailServer(port);
        server.start();
        OtherCommunities.leaveAlone();
        debtors = Debtors.open();
    }

    @AfterEach
    void close() {
        TestClock.advance(Duration.ofDays(1));
        run("sender");
        server.stop();
        TestClock.reset();
    }

    @Test
    @Rule("DUN-03")
    void letters_leave_as_mails_once_and_what_went_out_is_delivered_and_takes_the_step() throws Exception {
        var house = owing("chen@example.com");
        owing(null);
        var batch = batch(2);

        var queued = send(batch, "E_MAIL")
                .statusCode(200)
                .body("queued", equalTo(1))
                .body("channel", equalTo("E_MAIL"))
                .body("notSent.reason", contains("NO_ADDRESS"));
        assertThat(queued.extract().<String>path("batchId")).isEqualTo(batch.replaceAll(".*/", ""));
        send(batch, "E_MAIL").statusCode(200).body("queued", equalTo(0)).body("notSent", hasSize(1));
        letterOf(batch, house)
                .body("items.find { it.houseId == '" + house + "' }.sending.channel", equalTo("E_MAIL"))
                .body("items.findAll { it.sending != null }", hasSize(1));
        run("sender");
        run("relay");
        run("relay");

        var mails = server.getReceivedMessages();
        assertThat(mails).hasSize(1);
        assertThat(mails[0].getSubject()).startsWith("物业费用催缴函：").contains("1,033.50 元");
        assertThat(said(mails[0]))
                .contains("致陈一（房号 ", "截至本函日期", "物业费 2025-03（ZD-", "欠费 1,000.00 元，违约金 33.50 元", "请在期限内");
        letterOf(batch, house)
                .body("items.find { it.houseId == '" + house + "' }.deliveries.outcome", contains("DELIVERED"))
                .body("items.find { it.houseId == '" + house + "' }.deliveries.method", contains("EMAIL"))
                .body("items.findAll { it.sending != null }", hasSize(0));
        debtors.api().get(batch).body("deliveredCount", equalTo(1));
        debtors.arrears("").body("items.stage", containsInAnyOrder("NOTIFIED", "REMINDED"));
        debtors.api().get("/v1/dunning-acts?houseId=" + house).body("items.method", contains("EMAIL", "PHONE"));
        send(batch, "E_MAIL").body("queued", equalTo(0));
        debtors.api()
                .get("/v1/events?limit=200&communityId=" + debtors.community())
                .body(
                        "items.type",
                        hasItems(
                                "io.huiyin.dunning-letters.queued",
                                "io.huiyin.message.sent",
                                "io.huiyin.dunning-letter.delivered"));
    }

    @Test
    @Rule("DUN-03")
    void what_is_given_up_reached_nobody_and_the_letter_may_go_again() {
        var house = owing("nobody.chen@example.com");
        var batch = batch(1);
        send(batch, "E_MAIL").body("queued", equalTo(1));
        run("sender");
        run("relay");

        letterOf(batch, house)
                .body("items[0].deliveries.outcome", contains("NOT_DELIVERED"))
                .body("items[0].sending", nullValue());
        debtors.arrears("").body("items[0].stage", equalTo("REMINDED"));
        debtors.api().get(batch).body("deliveredCount", equalTo(0));

        var dead = debtors.api()
                .get("/v1/notifications?status=DEAD&communityId=" + debtors.community())
                .body("items.template", contains("DUNNING_LETTER"))
                .extract()
                .<String>path("items[0].id");
        mailOf(house, "chen@example.com");
        debtors.api().post("/v1/notifications/" + dead + "/retry", "{}").statusCode(200);
        run("sender");
        run("relay");
        letterOf(batch, house).body("items[0].deliveries.outcome", contains("DELIVERED", "NOT_DELIVERED"));
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    @Rule("DUN-03")
    void a_mail_box_that_was_given_back_meanwhile_reached_nobody() {
        var house = owing("chen@example.com");
        var batch = batch(1);
        send(batch, "E_MAIL").body("queued", equalTo(1));
        mailOf(house, null);
        run("sender");
        run("sender");
        run("relay");

        assertThat(server.getReceivedMessages()).isEmpty();
        letterOf(batch, house).body("items[0].deliveries.outcome", contains("NOT_DELIVERED"));
        mailOf(house, "chen@example.com");
        send(batch, "E_MAIL").body("queued", equalTo(1));
    }

    @Test
    void two_at_once_queue_nothing_twice() throws Exception {
        owing("chen@example.com");
        var batch = batch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = threads.invokeAll(List.of(() -> queued(batch), () -> queued(batch)));
            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(0, 1);
        }
        debtors.api()
                .get("/v1/notifications?communityId=" + debtors.community())
                .body("items.template", contains("DUNNING_LETTER"));
    }

    @Test
    @Rule("DUN-03")
    void nobody_is_sent_what_they_do_not_owe_any_more_or_have_promised() {
        var paid = owing("chen@example.com");
        var promised = owing("li@example.com");
        var nobodys = debtors.books().estate().anotherHouse();
        debtors.books().bill(nobodys, null, 100_000, "2025-03-31");
        reminded(nobodys);
        var batch = batch(3);
        debtors.books().pay(paid, 200_000, "2025-06-06T11:00:00", "").statusCode(201);
        debtors.api()
                .post(
                        "/v1/dunning-acts",
                        "{'communityId': '%s', 'houseId': '%s', 'method': 'PHONE', 'outcome': 'PROMISED',"
                                + " 'promise': {'amountFen': 100000, 'on': '2025-06-20'}}",
                        debtors.community(),
                        promised)
                .statusCode(201);

        send(batch, "E_MAIL")
                .body("queued", equalTo(0))
                .body("notSent.reason", containsInAnyOrder("NOTHING_OWED", "PROMISED", "NO_RECIPIENT"));
        run("sender");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_channel_that_the_step_or_the_installation_has_not_is_refused() {
        owing("chen@example.com");
        var batch = batch(1);
        for (var wrong : List.of("SMS", "FAX", "LETTER", "PHONE", "LOG")) {
            send(batch, wrong)
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/channel"))
                    .body("errors[0].code", equalTo("not-of-step"));
        }
        send(batch, "PIGEON").statusCode(400).body("errors[0].pointer", equalTo("/channel"));
        debtors.api().post(batch + "/send", "{}").statusCode(400);
        ladderTakes("WECHAT");
        send(batch, "WECHAT").statusCode(409).body("errors[0].code", equalTo("channel-off"));
        debtors.api()
                .request()
                .header("If-Match", "\"7\"")
                .body(Api.json("{'channel': 'E_MAIL'}"))
                .post(batch + "/send")
                .then()
                .statusCode(412);
        var path = "/v1/dunning-letters/" + UUID.randomUUID();
        send(path, "E_MAIL").statusCode(404);
        Api.scoped(List.of("dunning:write"), Api.admin().community())
                .post(batch + "/send", "{'channel': 'E_MAIL'}")
                .statusCode(404);
        Api.scoped(List.of("dunning:read"), debtors.community())
                .post(batch + "/send", "{'channel': 'E_MAIL'}")
                .statusCode(403);
    }

    @Test
    @Rule("DUN-06")
    void no_words_of_a_message_threaten_to_cut_off_a_utility() {
        var template = "/v1/notification-templates/DUNNING_LETTER?language=zh&communityId=" + debtors.community();
        debtors.api()
                .put(template, "\"0\"", "{'subject': '催缴', 'body': '{recipientName}：再不缴费就停水停电。'}")
                .statusCode(422)
                .body("type", endsWith("utility-cut-off-is-no-dunning"))
                .body("errors[0].pointer", equalTo("/body"));
        debtors.api()
                .put(template, "\"0\"", "{'subject': '催缴', 'body': '{recipientName}：请缴清 {total} 元。'}")
                .statusCode(200);
    }

    @Test
    void who_is_erased_is_written_to_no_more() {
        var owner = person("chen@example.com");
        var estate = debtors.books().estate();
        var house = estate.anotherHouse();
        estate.movesIn(owner, house, "2020-01-01", null);
        debtors.books().bill(house, owner, 100_000, "2025-03-31");
        reminded(house);
        var batch = batch(1);
        send(batch, "E_MAIL").body("queued", equalTo(1));
        debtors.books()
                .pay(house, 103_300, "2025-06-06T11:00:00", "'payerId': '%s'".formatted(owner))
                .statusCode(201);
        estate.erased(owner);

        run("sender");
        run("relay");

        assertThat(server.getReceivedMessages()).isEmpty();
        letterOf(batch, house).body("items[0].sending", nullValue()).body("items[0].deliveries", hasSize(0));
        debtors.api()
                .get("/v1/notifications?status=DEAD&communityId=" + debtors.community())
                .body("items.template", hasItem("DUNNING_LETTER"));
    }

    /** An erasure holds the payer before the rows about them: in the other order each would wait for the other. */
    @Test
    @Timeout(60)
    void the_end_of_a_message_holds_nothing_while_it_waits_for_an_erasure() throws Exception {
        var house = owing("chen@example.com");
        var batch = batch(1);
        send(batch, "E_MAIL").body("queued", equalTo(1));
        run("sender");

        try (var thread = Executors.newSingleThreadExecutor()) {
            var relayed = Books.database().in(Caller.job("test", debtors.community()), () -> {
                held("select id from owner where id = ? for update", ownerOf(house));
                var running = thread.submit(() -> run("relay"));
                while (!isWaitedFor()) Thread.onSpinWait();
                var sendings = "select id from dunning_sending where community_id = ? for update skip locked";
                assertThat(held(sendings, debtors.community())).isEqualTo(1);
                return running;
            });
            relayed.get();
        }

        letterOf(batch, house).body("items[0].deliveries.outcome", contains("DELIVERED"));
    }

    private static int held(String sql, UUID id) {
        return Books.database()
                .handle()
                .select(sql, id)
                .mapTo(UUID.class)
                .list()
                .size();
    }

    /** Whether somebody waits for the end of the running transaction. */
    private static boolean isWaitedFor() {
        return Books.database().handle().createQuery("""
                        select exists (select from pg_locks w join pg_locks h using (transactionid)
                                        where not w.granted and h.granted and h.pid = pg_backend_pid())
                        """).mapTo(Boolean.class).one();
    }

    /** The house of someone who owes 1,000 yuan since April and was called in May. @param mail null for none */
    private UUID owing(String mail) {
        var house = debtors.books().estate().anotherHouse();
        var owner = person(mail);
        debtors.books().estate().movesIn(owner, house, "2020-01-01", null);
        debtors.books().bill(house, owner, 100_000, "2025-03-31");
        reminded(house);
        return house;
    }

    private UUID person(String mail) {
        return debtors.api()
                .create(
                        "/v1/owners",
                        "{'communityId': '%s', 'kind': 'PERSON', 'name': '陈一', 'phones': ['13900001111']%s}",
                        debtors.community(),
                        mail == null ? "" : ", 'email': '" + mail + "'");
    }

    private void mailOf(UUID house, String mail) {
        var owner = ownerOf(house);
        var known = debtors.api().get("/v1/owners/" + owner).extract();
        debtors.api()
                .put(
                        "/v1/owners/" + owner,
                        known.header("ETag"),
                        "{'kind': 'PERSON', 'name': '陈一', 'phones': ['13900001111']%s}",
                        mail == null ? "" : ", 'email': '" + mail + "'")
                .statusCode(200);
    }

    private UUID ownerOf(UUID house) {
        return UUID.fromString(
                debtors.api().get("/v1/owners?houseId=" + house).extract().path("items[0].id"));
    }

    private void reminded(UUID house) {
        debtors.api()
                .post(
                        "/v1/dunning-acts",
                        "{'communityId': '%s', 'houseId': '%s', 'step': 'PHONE', 'method': 'PHONE', 'outcome': 'REACHED',"
                                + " 'at': '2025-05-01T02:00:00Z'}",
                        debtors.community(),
                        house)
                .statusCode(201);
    }

    /** The path of a batch of letters of the step NOTICE. */
    private String batch(int letters) {
        var id = debtors.api()
                .post("/v1/dunning-letters", "{'communityId': '%s', 'step': 'NOTICE'}", debtors.community())
                .statusCode(201)
                .body("letterCount", equalTo(letters))
                .extract()
                .<String>path("id");
        return "/v1/dunning-letters/" + id;
    }

    private void ladderTakes(String method) {
        var ladder = "/v1/dunning-ladders/" + debtors.community();
        debtors.api()
                .put(
                        ladder,
                        debtors.api().get(ladder).extract().header("ETag"),
                        "{'steps': [{'code': 'NOTICE', 'kind': 'WRITTEN_NOTICE', 'afterDaysOverdue': 30, 'methods': ['LETTER', '%s']}]}",
                        method)
                .statusCode(200);
    }

    private int queued(String batch) {
        return send(batch, "E_MAIL").statusCode(200).extract().path("queued");
    }

    private Answer send(String batch, String channel) {
        return debtors.api().post(batch + "/send", "{'channel': '%s'}", channel);
    }

    private Answer letterOf(String batch, UUID house) {
        return debtors.api().get(batch + "/letters").statusCode(200).body("items.houseId", hasItem(house.toString()));
    }

    private void run(String job) {
        debtors.api().post("/v1/jobs/" + job + "/run").statusCode(200).body("status", equalTo("DONE"));
    }

    private static String said(MimeMessage mail) throws Exception {
        return mail.getContent().toString();
    }
}
