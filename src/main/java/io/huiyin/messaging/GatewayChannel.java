package io.huiyin.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A way through the operator's own gateway (网关), which knows the provider of short messages, the company's account with
 * WeChat or its app. The message's id is the idempotency key, so that the gateway recognises one that came twice.
 */
class GatewayChannel implements Channel {

    private static final int LONGEST_ANSWER = 16 * 1024;

    /** Answers of 4xx that are about the moment and not about the message: timed out, too early, too many. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private final ChannelKind kind;
    private final URI url;
    private final SigningSecret secret;
    private final Duration timeout;
    private final HttpClient client;
    private final ObjectMapper json;
    private final Clock clock;

    GatewayChannel(
            ChannelKind kind,
            MessagingConfig.Gateway config,
            SigningSecret secret,
            HttpClient client,
            ObjectMapper json,
            Clock clock) {
        this.kind = kind;
        this.url = config.url();
        this.secret = secret;
        this.timeout = config.timeout();
        this.client = client;
        this.json = json;
        this.clock = clock;
    }

    /** What the gateway is told. */
    record Notice(
            UUID id,
            ChannelKind channel,
            String to,
            String subject,
            String text,
            String template,
            String language,
            Instant sentAt) {}

    @Override
    public ChannelKind kind() {
        return kind;
    }

    @Override
    public Receipt send(Envelope envelope) {
        var answer = answer(request(envelope, clock.instant()));
        int status = answer.statusCode();
        if (status >= 200 && status < 300) return new Receipt("accepted", providerId(answer.body()));
        var reason = reason(status, answer.body());
        if (status >= 400 && status < 500 && !PASSING.contains(status)) throw new DeliveryFailed(true, reason, null);
        throw DeliveryFailed.untilLater(reason, retryAfter(answer));
    }

    private HttpRequest request(Envelope envelope, Instant now) {
        var id = envelope.messageId().toString();
        var body = body(envelope, now);
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("User-Agent", "Huiyin")
                .header("Idempotency-Key", id)
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                .header("webhook-signature", secret.sign(id, now, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private byte[] body(Envelope envelope, Instant now) {
        var notice = new Notice(
                envelope.messageId(),
                kind,
                envelope.address(),
                envelope.subject(),
                envelope.body(),
                envelope.template(),
                envelope.language(),
                now);
        try {
            return json.writeValueAsBytes(notice);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice is JSON", e);
        }
    }

    /** The time bounds the whole exchange: a gateway that drips its answer is no better than a silent one. */
    private HttpResponse<byte[]> answer(HttpRequest request) {
        var running = client.sendAsync(request, head -> new Beginning(LONGEST_ANSWER));
        try {
            return running.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            throw new DeliveryFailed(false, "no answer within " + timeout, e);
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw new DeliveryFailed(false, "interrupted", e);
        } catch (ExecutionException e) {
            throw new DeliveryFailed(false, e.getCause().getClass().getSimpleName(), e);
        }
    }

    /** @return null where the answer names none */
    private String providerId(byte[] answer) {
        try {
            var id = json.readTree(answer).path("id");
            return id.isTextual() || id.isIntegralNumber() ? id.asText() : null;
        } catch (IOException e) {
            return null;
        }
    }

    private Duration retryAfter(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .map(value -> RetryAfter.read(value, clock.instant()))
                .orElse(null);
    }

    private static String reason(int status, byte[] answer) {
        var text = new String(answer, StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "answered " + status : "answered " + status + ": " + text;
    }
}
