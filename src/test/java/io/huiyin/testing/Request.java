package io.huiyin.testing;

import io.quarkus.test.common.http.TestHTTPResourceManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * A request to the program under test, put together step by step and sent by its method. It is of one thread; what it is
 * sent by is shared by all.
 */
public final class Request {

    /** Hears of every request and its answer, in the thread that asked. */
    public interface Listener {

        void answered(Request request, Answer answer);
    }

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A whole estate is imported within one. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final List<Listener> LISTENERS =
            new CopyOnWriteArrayList<>(List.of(AnswerCheck.INSTANCE, ExampleRecorder.INSTANCE));

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> query = new ArrayList<>();
    private final Form form = new Form();
    private String method;
    private URI address;
    private byte[] body = new byte[0];

    private Request() {
        headers.put("Accept", "*/*");
    }

    /** A request of nobody: without a key, without a language. */
    public static Request given() {
        return new Request();
    }

    /** From now on, until it stops. */
    public static void listen(Listener listener) {
        LISTENERS.add(listener);
    }

    public static void stopListening(Listener listener) {
        LISTENERS.remove(listener);
    }

    /** In the place of one of that name. */
    public Request header(String name, Object value) {
        headers.put(name, value.toString());
        return this;
    }

    public Request contentType(String type) {
        return header("Content-Type", type);
    }

    public Request accept(String type) {
        return header("Accept", type);
    }

    /** Added to the address, encoded. */
    public Request queryParam(String name, Object value) {
        query.add(Addresses.encoded(name) + "=" + Addresses.encoded(value.toString()));
        return this;
    }

    public Request queryParams(Map<String, ?> parameters) {
        parameters.forEach(this::queryParam);
        return this;
    }

    public Request body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    public Request body(byte[] bytes) {
        body = bytes;
        return this;
    }

    /** A file of a form, its name in UTF-8 as telephones and curl send it. */
    public Request multiPart(String field, String fileName, byte[] content) {
        form.file(field, fileName, content);
        return this;
    }

    /** A text of a form. */
    public Request multiPart(String field, String text) {
        form.text(field, text);
        return this;
    }

    public Answer get(String path, Object... values) {
        return request("GET", path, values);
    }

    public Answer post(String path, Object... values) {
        return request("POST", path, values);
    }

    public Answer put(String path, Object... values) {
        return request("PUT", path, values);
    }

    public Answer delete(String path, Object... values) {
        return request("DELETE", path, values);
    }

    public Answer options(String path, Object... values) {
        return request("OPTIONS", path, values);
    }

    /** @param path with {@code {names}} for the values, from the root of the program on */
    public Answer request(String asked, String path, Object... values) {
        method = asked;
        address = URI.create(TestHTTPResourceManager.getUri().replaceFirst("/$", "") + whole(path, values));
        if (!form.isEmpty()) body(form.bytes()).contentType(form.type());
        var answer = sent();
        LISTENERS.forEach(listener -> listener.answered(this, answer));
        return answer;
    }

    private String whole(String path, Object... values) {
        var whole = Addresses.whole(Addresses.filled(path, values));
        return query.isEmpty()
                ? whole
                : query.stream().collect(Collectors.joining("&", whole + (whole.contains("?") ? "&" : "?"), ""));
    }

    private Answer sent() {
        var request = HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(toString(), answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(this + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(this + " was interrupted", e);
        }
    }

    /** As it was sent. */
    public String method() {
        return method;
    }

    /** As it was sent, encoded. */
    public URI address() {
        return address;
    }

    /** Of the address, as people read it. */
    String path() {
        return address.getPath();
    }

    /** Null where it names none. */
    String contentType() {
        return headers.get("Content-Type");
    }

    /** In UTF-8; empty where there is none. */
    public String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + address;
    }
}
