package io.huiyin.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.testing.Api;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client library sends, byte by byte. */
@QuarkusTest
class BrokenHttpTest {

    private static final int PATIENCE_IN_MILLIS = 10_000;

    private final String key = Api.admin().key();

    @TestHTTPResource("/")
    URI server;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/tickets/%zz HTTP/1.1\r\nHost: x\r\n",
                "GET /v1/tickets?number=%zz HTTP/1.1\r\nHost: x\r\n",
                "GET /v1/tickets/%ff%fe HTTP/1.1\r\nHost: x\r\n",
                "GET /v1/tickets?number=%ff%fe HTTP/1.1\r\nHost: x\r\n",
                "GET /v1/tickets/\u00e9\u0095 HTTP/1.1\r\nHost: x\r\n",
            })
    void what_cannot_be_read_is_a_problem(String head) throws IOException {
        var answer = answerTo(head);

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"type\":\"/problems/", "\"requestId\":")
                .containsIgnoringCase("x-request-id: ")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .doesNotContain("stack", "xception");
    }

    /** The server refuses these before it has a request that could be answered in our way; it is refused all the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/tickets HTTP/1.1\r\nHost: x\r\nX A: a\r\n",
                "GET /v1/tickets HTTP/1.1\r\nHost: x\r\nX-A: a\u0000b\r\n",
                "POST /v1/communities HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n",
                "POST /v1/communities HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n",
                "POST /v1/communities HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n",
            })
    void what_breaks_the_protocol_is_refused(String head) throws IOException {
        assertThat(answerTo(head)).startsWith("HTTP/1.1 400 ").doesNotContain("xception", "io.");
    }

    private String answerTo(String head) throws IOException {
        var request = head + "Connection: close\r\nAuthorization: Bearer " + key + "\r\n\r\n";
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_IN_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
