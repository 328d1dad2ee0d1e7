package io.huiyin.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the outbox. What a community decides, as its quiet hours, is data with a resource and not here. */
@ConfigMapping(prefix = "huiyin.messaging")
public interface MessagingConfig {

    Sender sender();

    Email email();

    CleanUp cleanUp();

    /** How long a message stays after it was sent or given up. */
    @WithDefault("P730D")
    @DurationMin(days = 30, message = "huiyin.messaging.keep must be P30D or longer")
    Duration keep();

    /** The operator's own gateways, for SMS, WECHAT and APP; a way without one does not exist. */
    Map<ChannelKind, Gateway> gateway();

    /** The ways that people walk: FAX, LETTER, PHONE, BOARD. Their messages are put before the office. */
    Optional<Set<ChannelKind>> byHand();

    /** How many messages may leave by a channel in a minute, all instances together; no bound where none is given. */
    Map<ChannelKind, Integer> perMinute();

    interface Sender {
        /** How often each instance looks for messages to send. */
        Duration every();

        /** Messages that a sender takes in hand at a time. */
        @WithDefault("20")
        @Min(1)
        @Max(1000)
        int batchSize();

        /** After this time without a word from a sender, another one takes its messages over. */
        @WithDefault("PT5M")
        Duration lease();

        /** The longest that one message may take to be handed over. */
        @WithDefault("PT30S")
        Duration sendTimeout();

        /** Tries before a message becomes a dead letter. */
        @WithDefault("8")
        @Min(1)
        @Max(100)
        int attempts();

        /** The wait after the first failure; it doubles with each further one. */
        @WithDefault("PT1M")
        Duration firstRetry();

        /** The longest wait between two tries. */
        @WithDefault("PT6H")
        Duration longestRetry();
    }

    interface CleanUp {
        /** How often each instance looks for messages that were kept long enough. */
        Duration every();
    }

    interface Gateway {
        /** Where messages are posted to: https, or http to this machine itself. */
        URI url();

        /** What they are signed with, as Standard Webhooks writes it: {@code whsec_} and 24 bytes or more in base64. */
        String secret();

        /** The longest wait for the whole answer. */
        @WithDefault("PT10S")
        Duration timeout();
    }

    interface Email {
        /** The sender's address; with it the channel E_MAIL is there. */
        Optional<String> from();

        /** The mail server that takes mails from us. */
        @WithDefault("localhost")
        String host();

        @WithDefault("587")
        @Min(1)
        @Max(65535)
        int port();

        Optional<String> username();

        Optional<String> password();

        /** How the line to the server is secured. */
        @WithDefault("STARTTLS")
        Security security();

        /** The longest wait for the server at each step of the dialogue. */
        @WithDefault("PT10S")
        Duration timeout();
    }

    /** How the line to a mail server is secured. */
    enum Security {
        /** Not at all: only for a server on the same machine. */
        NONE,
        /** It begins in the open and must become TLS before anything is said, as on port 587. */
        STARTTLS,
        /** TLS from the first byte, as on port 465. */
        TLS
    }
}
