package io.huiyin.messaging;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** An installation in which each of the eight ways leads out: people walk four, and for mail nobody is there to take it. */
public class EveryWay implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "huiyin.messaging.by-hand", "FAX,LETTER,PHONE,BOARD",
                "huiyin.messaging.email.from", "service@huiyin.example",
                "huiyin.messaging.email.host", "127.0.0.1",
                "huiyin.messaging.email.security", "NONE",
                "huiyin.messaging.email.port", String.valueOf(freePort()));
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
