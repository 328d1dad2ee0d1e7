package io.huiyin.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.kernel.SubjectRef;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The channel E_MAIL against a mail server that really speaks SMTP. */
@QuarkusTest
@TestProfile(EmailOverSmtpTest.WithMail.class)
public class EmailOverSmtpTest {

    private static final int PER_MINUTE = 5;

    private final Api api = Api.admin();

    @ConfigProperty(name = "huiyin.messaging.email.port")
    int port;

    @Inject
    SenderJob sender;

    @Inject
    TestOutbox.Desk desk;

    @Inject
    TestOutbox.People people;

    /** Each test has a minute of its own, with the whole quota. */
    private static int minutes;

    private MailServer server;
    private UUID community;
    private SubjectRef wang;

    /** What an operator sets, and the small bounds of a test. */
    public static class WithMail implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "huiyin.messaging.email.from", "回音物业 <service@huiyin.example>",
                    "huiyin.messaging.per-minute.E_MAIL", String.valueOf(PER_MINUTE),
                    "huiyin.messaging.email.host", "127.0.0.1",
                    "huiyin.messaging.email.security", "NONE",
                    "huiyin.messaging.email.port", String.valueOf(freePort()));
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void start() {
        TestClock.set(TestClock.at("2025-06-06T15:00").plus(Duration.ofMinutes(++minutes)));
        server = new MailServer(port);
        server.start();
        community = api.community();
        wang = people.add("王一", Map.of(ChannelKind.E_MAIL, "wang@example.com"));
    }

    @AfterEach
    void stop() {
        // What is left over must not leave in the next test.
        people.contacts.clear();
        TestClock.advance(Duration.ofDays(1));
        send();
        server.stop();
        TestClock.reset();
    }

    @Test
    @Rule("NTF-10")
    void a_mail_arrives_in_both_scripts_and_says_which_message_it_is() throws Exception {
        var id = desk.queue(community, wang, ChannelKind.SMS, ChannelKind.E_MAIL);

        send();

        var mail = received().getFirst();
        assertThat(mail.getSubject()).isEqualTo("关于 GD-7");
        assertThat(mail.getContent().toString().strip()).isEqualTo("王一，请查看 GD-7。");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<" + id + "@huiyin.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("To")).containsExactly("wang@example.com");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("service@huiyin.example", "回音物业", "UTF-8"));
        message(id, "SENT")
                .body("channel", equalTo("E_MAIL"))
                .body("address", equalTo("w***@example.com"))
                .body("answer", equalTo("accepted"));
    }

    @Test
    void while_the_server_is_down_the_mail_waits_and_leaves_once_when_it_is_back() throws Exception {
        server.stop();
        var id = desk.queue(community, wang, ChannelKind.E_MAIL);

        send();
        message(id, "FAILED").body("tries", equalTo(1)).body("answer", containsString("Connection refused"));
        server = new MailServer(port);
        server.start();
        TestClock.advance(Duration.ofMinutes(1));
        send();
        send();

        assertThat(received()).hasSize(1);
        message(id, "SENT").body("tries", equalTo(2));
    }

    @Test
    void an_address_that_the_server_refuses_is_given_up_at_once_with_its_reason() throws Exception {
        var gone = people.add("李二", Map.of(ChannelKind.E_MAIL, "nobody.li@example.com"));
        var refused = desk.queue(community, gone, ChannelKind.E_MAIL);
        var sound = desk.queue(community, wang, ChannelKind.E_MAIL);

        send();

        message(refused, "DEAD")
                .body("tries", equalTo(1))
                .body("answer", containsString("550"))
                .body("answer", containsString("no such mailbox"))
                .body("answer", not(containsString("nobody.li")))
                .body("address", equalTo("n***@example.com"));
        message(sound, "SENT");
        assertThat(received()).hasSize(1);
    }

    @Test
    void an_address_that_is_none_is_given_up_at_once() {
        var odd = people.add("赵三", Map.of(ChannelKind.E_MAIL, "not an address"));

        var id = desk.queue(community, odd, ChannelKind.E_MAIL);
        send();

        message(id, "DEAD").body("tries", equalTo(1));
    }

    @Test
    void a_mailbox_that_is_busy_is_tried_again() {
        var busy = people.add("孙四", Map.of(ChannelKind.E_MAIL, "busy.sun@example.com"));

        var id = desk.queue(community, busy, ChannelKind.E_MAIL);
        send();

        message(id, "FAILED").body("answer", containsString("450")).body("answer", containsString("try again later"));
    }

    @Test
    void no_more_leave_in_a_minute_than_the_quota_allows() throws Exception {
        var ids = Stream.generate(() -> desk.queue(community, wang, ChannelKind.E_MAIL))
                .limit(PER_MINUTE + 2)
                .toList();
        send();
        assertThat(received()).hasSize(PER_MINUTE);
        api.get("/v1/notifications?status=QUEUED&communityId=" + community).body("items", hasSize(2));

        TestClock.advance(Duration.ofMinutes(1));
        send();

        assertThat(received()).hasSize(ids.size());
    }

    @Test
    void who_has_no_mail_box_takes_nothing_of_what_may_leave_in_a_minute() throws Exception {
        var nowhere = people.add("周五", Map.of());
        Stream.generate(() -> desk.queue(community, nowhere, ChannelKind.E_MAIL))
                .limit(3 * PER_MINUTE)
                .forEach(id -> {});
        var ids = Stream.generate(() -> desk.queue(community, wang, ChannelKind.E_MAIL))
                .limit(PER_MINUTE + 1)
                .toList();

        send();

        assertThat(received()).hasSize(PER_MINUTE);
        message(ids.getLast(), "QUEUED");
    }

    @Test
    void a_line_break_in_a_value_makes_no_header() throws Exception {
        var path = "/v1/notification-templates/" + TestOutbox.TEMPLATE + "?language=zh&communityId=" + community;
        api.put(path, "\"0\"", "{'subject': '{recipientName} 您好', 'body': 'x'}").statusCode(200);
        var sly = people.add("王\r\nBcc: all@example.com", Map.of(ChannelKind.E_MAIL, "sly@example.com"));

        desk.queue(community, sly, ChannelKind.E_MAIL);
        send();

        var mail = received().getFirst();
        assertThat(mail.getSubject()).isEqualTo("王 Bcc: all@example.com 您好");
        assertThat(mail.getHeader("Bcc")).isNull();
    }

    @Test
    void a_message_whose_recipient_has_no_address_ends_in_the_log() {
        var id = desk.queue(community, people.add("周五", Map.of()), ChannelKind.E_MAIL);

        send();

        message(id, "SENT").body("channel", equalTo("LOG")).body("address", nullValue());
    }

    private void send() {
        sender.run(null);
    }

    private List<MimeMessage> received() throws MessagingException {
        return Arrays.asList(server.getReceivedMessages());
    }

    private Answer message(UUID id, String status) {
        return api.get("/v1/notifications/" + id).statusCode(200).body("status", equalTo(status));
    }
}
