package io.huiyin.messaging;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An installation in which each of the eight ways leads out: people walk four, three end at the operator's gateway, and for mail nobody is there to take it. */
public class EveryWay implements QuarkusTestProfile {

    /** As the gateway knows it too. */
    static final String SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("a key of 24 bytes, no less".getBytes(StandardCharsets.UTF_8));

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(Map.of(
                "huiyin.messaging.by-hand", "FAX,LETTER,PHONE,BOARD",
                "huiyin.messaging.email.from", "service@huiyin.example",
                "huiyin.messaging.email.host", "127.0.0.1",
                "huiyin.messaging.email.security", "NONE",
                "huiyin.messaging.email.port", String.valueOf(freePort()),
                "test.gateway.port", String.valueOf(freePort())));
        for (var kind : List.of("SMS", "WECHAT", "APP")) {
            var gateway = "huiyin.messaging.gateway." + kind;
            settings.put(gateway + ".url", "http://127.0.0.1:${test.gateway.port}/" + kind);
            settings.put(gateway + ".secret", SECRET);
            settings.put(gateway + ".timeout", "PT2S");
        }
        return settings;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
