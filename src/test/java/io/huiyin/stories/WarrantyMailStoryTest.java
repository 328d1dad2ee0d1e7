package io.huiyin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.huiyin.messaging.EmailOverSmtpTest;
import io.huiyin.messaging.MailServer;
import io.huiyin.testing.Api;
import io.huiyin.testing.OtherCommunities;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the handover of a house to the mail in its owner's box, two years less a month later. */
@QuarkusTest
@TestProfile(EmailOverSmtpTest.WithMail.class)
class WarrantyMailStoryTest {

    private static final String WANG = "wang@story.example";

    private final Api api = Api.admin();

    @ConfigProperty(name = "huiyin.messaging.email.port")
    int port;

    private MailServer server;

    @BeforeEach
    void start() {
        TestClock.set("2025-04-30T09:30");
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
    @Rule({"WTY-01", "WTY-02", "NTF-06"})
    void an_owner_reads_in_a_mail_that_the_warranty_ends_and_gets_no_second_one() throws Exception {
        var community = api.community();
        var house = api.create(
                "/v1/houses",
                "{'communityId': '%s', 'building': '1栋', 'room': '101', 'areaSquareMetres': '89.50', "
                        + "'occupancyStatus': 'OCCUPIED', 'handoverStatus': 'HANDED_OVER', 'handedOverOn': '2023-05-31'}",
                community);
        var owner = api.create(
                "/v1/owners",
                "{'communityId': '%s', 'kind': 'PERSON', 'name': '王一', 'phones': ['13812345678']," + " 'email': '"
                        + WANG + "', 'preferredChannels': ['SMS', 'E_MAIL']}",
                community);
        api.create(
                "/v1/owners/" + owner + "/houses",
                "{'houseId': '%s', 'relation': 'OWNER', 'from': '2023-05-31'}",
                house);

        run("reminders");
        run("sender");
        run("reminders");
        run("sender");

        assertThat(mailsTo(WANG))
                .hasSize(4)
                .extracting(MimeMessage::getSubject)
                .contains("1栋-101 电气管线保修将于 2025-05-31 到期");
        var wiring = mailsTo(WANG).stream()
                .filter(mail -> subject(mail).contains("电气管线"))
                .findAny()
                .orElseThrow();
        assertThat(wiring.getContent().toString()).startsWith("尊敬的王一：您的房屋 1栋-101 的电气管线保修期至 2025-05-31 止。");
        api.get("/v1/notifications?recipientId=" + owner)
                .body("items", hasSize(4))
                .body("items.status", everyItem(equalTo("SENT")))
                .body("items.channel", everyItem(equalTo("E_MAIL")))
                .body("items.address", everyItem(equalTo("w***@story.example")));
        api.get("/v1/reminders?rule=WARRANTY_EXPIRY&communityId=" + community).body("items", hasSize(4));
    }

    private void run(String job) {
        api.post("/v1/jobs/" + job + "/run").statusCode(200).body("status", equalTo("DONE"));
    }

    private List<MimeMessage> mailsTo(String address) throws MessagingException {
        var mails = new ArrayList<MimeMessage>();
        for (var mail : server.getReceivedMessages()) {
            if (mail.getHeader("To")[0].equals(address)) mails.add(mail);
        }
        return mails;
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
