package io.huiyin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.billing.Books;
import io.huiyin.messaging.EmailOverSmtpTest;
import io.huiyin.messaging.MailServer;
import io.huiyin.testing.OtherCommunities;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a published bill to the mail in the box of the owner who prefers mails. */
@QuarkusTest
@TestProfile(EmailOverSmtpTest.WithMail.class)
class BillMailStoryTest {

    private static final String LI = "li@story.example";

    @ConfigProperty(name = "huiyin.messaging.email.port")
    int port;

    private MailServer server;

    @BeforeEach
    void start() {
        TestClock.set("2026-04-15T12:00");
        OtherCommunities.leaveAlone();
        server = new MailServer(port);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        TestClock.reset();
    }

    @Test
    @Rule({"FEE-04", "FEE-05"})
    void an_owner_gets_the_bills_of_a_month_in_one_mail_by_the_way_that_they_prefer() throws Exception {
        var books = Books.open();
        var estate = books.estate();
        var owner = estate.api()
                .create(
                        "/v1/owners",
                        "{'communityId': '%s', 'kind': 'PERSON', 'name': '李一', 'phones': ['13812345679'], 'email': '%s',"
                                + " 'preferredChannels': ['E_MAIL', 'SMS']}",
                        estate.community(),
                        LI);
        books.bill(estate.house(), owner, 25_508, "2026-04-20");
        books.bill(estate.anotherHouse(), owner, 15_000, "2026-04-25");

        for (var job : new String[] {"reminders", "sender", "reminders", "sender"}) {
            estate.api().post("/v1/jobs/" + job + "/run").statusCode(200).body("status", equalTo("DONE"));
        }

        var mails = new ArrayList<MimeMessage>();
        for (var mail : server.getReceivedMessages()) {
            if (mail.getHeader("To")[0].equals(LI)) mails.add(mail);
        }
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().getSubject()).isEqualTo("2026-04 账单：应付 405.08 元");
        assertThat(mails.getFirst().getContent().toString())
                .startsWith("尊敬的李一：您 2026-04 的账单共 2 笔，合计 405.08 元，已付 0.00 元，应付 405.08 元。")
                .contains("物业费 2026-04-20 至 2026-04-20（ZD-TEST-000001）：255.08 元，已付 0.00 元，应付 255.08 元")
                .contains("（ZD-TEST-000002）：150.00 元");
        estate.api()
                .get("/v1/notifications?recipientId=" + owner)
                .body("items.channel", contains("E_MAIL"))
                .body("items.status", contains("SENT"));
    }
}
