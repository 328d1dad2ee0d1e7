package io.huiyin.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.testing.Api;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class UploadLimitTest {

    private static final long MIB = 1L << 20;

    @TestHTTPResource("/v1/communities")
    URI communities;

    @ParameterizedTest
    @CsvSource({"200, true, false", "200, true, true", "40, false, false"})
    void a_body_beyond_the_bound_gets_its_answer_however_it_is_sent(long mib, boolean announced, boolean waits)
            throws IOException, InterruptedException {
        var body = BodyPublishers.ofInputStream(() -> new Blanks(mib * MIB));

        var answer = send(announced ? BodyPublishers.fromPublisher(body, mib * MIB) : body, waits);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(answer.body()).contains("\"/problems/content-too-large\"", "\"status\":413");
    }

    private HttpResponse<String> send(BodyPublisher body, boolean waits) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(
                    HttpRequest.newBuilder(communities)
                            .header("Authorization", "Bearer " + Api.admin().key())
                            .header("Content-Type", "application/json")
                            .expectContinue(waits)
                            .POST(body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** As many blanks as are asked for, held nowhere. */
    private static final class Blanks extends InputStream {

        private long left;

        Blanks(long bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) return -1;
            int got = (int) Math.min(length, left);
            java.util.Arrays.fill(buffer, offset, offset + got, (byte) ' ');
            left -= got;
            return got;
        }
    }
}
