package io.huiyin.testing;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The operator's issuer, as far as the program sees it: a set of keys behind an address, and tokens. One for all tests of a
 * run; its key is kept as a system property, since Quarkus loads this class anew with each application.
 */
public class Issuer implements QuarkusTestResourceLifecycleManager {

    public static final String ISSUER = "https://sso.operator.example";
    public static final String AUDIENCE = "huiyin";
    private static final String KEY = "huiyin.testing-issuer.key";
    private static final String ADDRESS = "huiyin.testing-issuer.address";

    @Override
    public Map<String, String> start() {
        synchronized (System.getProperties()) {
            if (System.getProperty(ADDRESS) == null) open();
        }
        return Map.of(
                "huiyin.openid.issuer",
                ISSUER,
                "huiyin.openid.audience",
                AUDIENCE,
                "huiyin.openid.keys",
                System.getProperty(ADDRESS));
    }

    @Override
    public void stop() {
        // Its threads end with the process.
    }

    /** A sound token of this issuer, valid for ten minutes of the tests' clock. */
    public static String token(String subject) {
        return sign(claims(subject), key(), AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    }

    public static JwtClaims claims(String subject) {
        var claims = new JwtClaims();
        var now = TestClock.now();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject);
        claims.setIssuedAt(NumericDate.fromMilliseconds(now.toEpochMilli()));
        claims.setExpirationTime(
                NumericDate.fromMilliseconds(now.plus(Duration.ofMinutes(10)).toEpochMilli()));
        return claims;
    }

    public static String sign(JwtClaims claims, PublicJsonWebKey key, String algorithm) {
        try {
            var token = new JsonWebSignature();
            token.setPayload(claims.toJson());
            token.setKey(key.getPrivateKey());
            token.setKeyIdHeaderValue(key.getKeyId());
            token.setAlgorithmHeaderValue(algorithm);
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its own key, with the private part. */
    public static PublicJsonWebKey key() {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(System.getProperty(KEY));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Someone else's key under a name of their choice. */
    public static PublicJsonWebKey otherKey(String id) {
        try {
            var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void open() {
        var key = otherKey(UUID.randomUUID().toString());
        var keys = new JsonWebKeySet(List.of(key))
                .toJson(OutputControlLevel.PUBLIC_ONLY)
                .getBytes(StandardCharsets.UTF_8);
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/keys", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                try (var body = exchange.getResponseBody()) {
                    body.write(keys);
                }
            });
            server.start();
            System.setProperty(KEY, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
            System.setProperty(
                    ADDRESS, "http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
