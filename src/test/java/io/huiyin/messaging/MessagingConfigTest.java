package io.huiyin.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator sets by environment variables, as docs/operations.md names them. */
class MessagingConfigTest {

    private static final BeanValidationConfigValidator VALIDATOR =
            Validation.buildDefaultValidatorFactory()::getValidator;
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void messages_are_kept_for_two_years_or_as_long_as_an_operator_says() {
        assertThat(config(Map.of()).keep()).isEqualTo(Duration.ofDays(730));
        assertThat(config(Map.of("HUIYIN_MESSAGING_KEEP", "P30D")).keep()).isEqualTo(Duration.ofDays(30));
        assertThatThrownBy(() -> config(Map.of("HUIYIN_MESSAGING_KEEP", "PT719H")))
                .hasMessageContaining("huiyin.messaging.keep must be P30D or longer");
    }

    @Test
    void nothing_is_on_by_itself() {
        var config = config(Map.of());

        assertThat(config.byHand()).isEmpty();
        assertThat(channels(config)).isEmpty();
    }

    @Test
    void ways_are_switched_on_by_the_environment() {
        var config = config(Map.of(
                "HUIYIN_MESSAGING_BY_HAND",
                "LETTER,PHONE",
                "HUIYIN_MESSAGING_GATEWAY_SMS_URL",
                "https://gateway.example/sms?tenant=7",
                "HUIYIN_MESSAGING_GATEWAY_SMS_SECRET",
                SECRET));

        assertThat(config.byHand())
                .hasValueSatisfying(
                        kinds -> assertThat(kinds).containsExactlyInAnyOrder(ChannelKind.LETTER, ChannelKind.PHONE));
        assertThat(channels(config))
                .singleElement()
                .satisfies(channel -> assertThat(channel.kind()).isEqualTo(ChannelKind.SMS));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:9000/sms,true",
        "http://localhost/sms,true",
        "http://[::1]:9000/sms,true",
        "HTTPS://gateway.example/sms,true",
        "http://gateway.example/sms,false",
        "http://127.0.0.1.gateway.example/sms,false",
        "http://10.0.0.1/sms,false",
        "https://user:word@gateway.example/sms,false",
        "https://gateway.example/sms#part,false",
        "ftp://127.0.0.1/sms,false",
        "file:///sms,false",
        "/sms,false"
    })
    void what_is_told_to_a_gateway_leaves_this_machine_only_by_https(String url, boolean sound) {
        var config = gateway("SMS", url, SECRET, "PT10S");

        if (sound) {
            assertThat(channels(config)).hasSize(1);
        } else {
            assertThatThrownBy(() -> channels(config))
                    .hasMessageStartingWith("huiyin.messaging.gateway.SMS.url must be https");
        }
    }

    @ParameterizedTest
    @CsvSource({"PT0S,false", "PT-1S,false", "PT31S,false", "PT30S,true", "PT0.5S,true"})
    void a_gateway_has_no_more_time_than_the_sender(String timeout, boolean sound) {
        var config = gateway("WECHAT", "https://gateway.example", SECRET, timeout);

        if (sound) {
            assertThat(channels(config)).hasSize(1);
        } else {
            assertThatThrownBy(() -> channels(config))
                    .hasMessageStartingWith("huiyin.messaging.gateway.WECHAT.timeout");
        }
    }

    @Test
    void a_secret_that_is_too_short_is_named_by_its_setting_and_not_quoted() {
        var config = gateway("APP", "https://gateway.example", "whsec_c2hvcnQ=", "PT10S");

        assertThatThrownBy(() -> channels(config))
                .hasMessage("huiyin.messaging.gateway.APP.secret must be whsec_ and at least 24 bytes in base64");
    }

    @Test
    void there_is_no_gateway_for_what_people_or_mail_servers_do() {
        var config = gateway("LETTER", "https://gateway.example", SECRET, "PT10S");

        assertThatThrownBy(() -> channels(config))
                .hasMessageStartingWith("huiyin.messaging.gateway.LETTER is no setting");
    }

    private static MessagingConfig gateway(String kind, String url, String secret, String timeout) {
        var prefix = "HUIYIN_MESSAGING_GATEWAY_" + kind;
        return config(Map.of(prefix + "_URL", url, prefix + "_SECRET", secret, prefix + "_TIMEOUT", timeout));
    }

    private static Collection<Channel> channels(MessagingConfig config) {
        var gateways = new Gateways(config, new ObjectMapper(), Clock.systemUTC());
        try {
            return gateways.channels();
        } finally {
            gateways.close();
        }
    }

    private static MessagingConfig config(Map<String, String> environment) {
        var variables = new HashMap<>(environment);
        variables.put("HUIYIN_MESSAGING_SENDER_EVERY", "PT5S");
        variables.put("HUIYIN_MESSAGING_CLEAN_UP_EVERY", "PT6H");
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(variables, 300))
                .withMapping(MessagingConfig.class)
                .withValidator(VALIDATOR)
                .build()
                .getConfigMapping(MessagingConfig.class);
    }
}
