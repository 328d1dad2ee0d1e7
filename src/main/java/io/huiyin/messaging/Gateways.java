package io.huiyin.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The operator's own gateways, as they are set. What is set wrongly is said at the start, by the name of the setting. */
@Singleton
class Gateways {

    /** The ways for which a program stands on the other side. */
    private static final Set<ChannelKind> KINDS = EnumSet.of(ChannelKind.SMS, ChannelKind.WECHAT, ChannelKind.APP);

    private final Map<ChannelKind, Channel> channels = new EnumMap<>(ChannelKind.class);
    private final HttpClient client;

    Gateways(MessagingConfig config, ObjectMapper json, Clock clock) {
        config.gateway().forEach((kind, gateway) -> check(kind, gateway, config));
        client = config.gateway().isEmpty() ? null : client(config);
        config.gateway().forEach((kind, gateway) -> {
            var secret = secret(kind, gateway);
            channels.put(kind, new GatewayChannel(kind, gateway, secret, client, json, clock));
        });
    }

    Collection<Channel> channels() {
        return List.copyOf(channels.values());
    }

    @PreDestroy
    void close() {
        if (client != null) client.shutdownNow();
    }

    private static HttpClient client(MessagingConfig config) {
        return HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(config.sender().sendTimeout())
                .build();
    }

    private static void check(ChannelKind kind, MessagingConfig.Gateway gateway, MessagingConfig config) {
        if (!KINDS.contains(kind)) throw wrong(kind, "", "is no setting: there are gateways for " + KINDS, null);
        if (!isSafe(gateway.url())) {
            throw wrong(kind, ".url", "must be https, or http to this machine itself, without user and fragment", null);
        }
        var longest = config.sender().sendTimeout();
        if (!gateway.timeout().isPositive() || gateway.timeout().compareTo(longest) > 0) {
            throw wrong(kind, ".timeout", "must be more than nothing and at most the sender's " + longest, null);
        }
    }

    private static SigningSecret secret(ChannelKind kind, MessagingConfig.Gateway gateway) {
        try {
            return SigningSecret.parse(gateway.secret());
        } catch (IllegalArgumentException e) {
            throw wrong(kind, ".secret", e.getMessage(), e);
        }
    }

    private static boolean isSafe(URI url) {
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) return false;
        return switch (String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> isLoopback(url.getHost());
            default -> false;
        };
    }

    /** By what is written: a name that leads to this machine today may lead elsewhere tomorrow. */
    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) return true;
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static IllegalStateException wrong(ChannelKind kind, String setting, String what, Throwable cause) {
        return new IllegalStateException("huiyin.messaging.gateway." + kind + setting + " " + what, cause);
    }
}
