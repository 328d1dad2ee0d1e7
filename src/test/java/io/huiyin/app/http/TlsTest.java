package io.huiyin.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.testing.Api;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** The program with a certificate of its own, as docs/security.md sets it up. */
@QuarkusTest
@TestProfile(TlsTest.WithCertificate.class)
class TlsTest {

    private static final Path KEY_STORE = Path.of("target", "tls-test.p12").toAbsolutePath();
    private static final String PASSWORD = "a-password-of-the-test";

    @TestHTTPResource(value = "/v1/me", tls = true)
    URI me;

    public static class WithCertificate implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            makeCertificate();
            return Map.of(
                    "quarkus.tls.key-store.p12.path",
                    KEY_STORE.toString(),
                    "quarkus.tls.key-store.p12.password",
                    PASSWORD,
                    "quarkus.http.test-ssl-port",
                    "0");
        }

        private static void makeCertificate() {
            try {
                Files.deleteIfExists(KEY_STORE);
                var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
                var made = new ProcessBuilder(
                                keytool.toString(),
                                "-genkeypair",
                                "-alias",
                                "huiyin",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost,ip:127.0.0.1",
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                KEY_STORE.toString(),
                                "-storepass",
                                PASSWORD)
                        .inheritIO()
                        .start()
                        .waitFor();
                assertThat(made).isZero();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void over_tls_a_browser_is_told_to_come_back_by_tls_alone() throws Exception {
        var answer = call("TLSv1.3");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.sslSession())
                .hasValueSatisfying(session -> assertThat(session.getProtocol()).isEqualTo("TLSv1.3"));
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
    }

    @Test
    void old_versions_of_tls_are_refused() {
        assertThatThrownBy(() -> call("TLSv1.1")).isInstanceOfAny(SSLException.class, IllegalArgumentException.class);
    }

    private HttpResponse<String> call(String protocol) throws Exception {
        var parameters = new SSLParameters();
        parameters.setProtocols(new String[] {protocol});
        try (var client = HttpClient.newBuilder()
                .sslContext(trusting())
                .sslParameters(parameters)
                .build()) {
            return client.send(
                    HttpRequest.newBuilder(me)
                            .header("Authorization", "Bearer " + Api.admin().key())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static SSLContext trusting() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KEY_STORE.toFile(), PASSWORD.toCharArray());
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("huiyin", store.getCertificate("huiyin"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
