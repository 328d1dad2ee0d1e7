package io.huiyin.testing;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWithIgnoringCase;

import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

/**
 * What the program answered, to be looked at and to be asked: what is asked of it and is not so fails the test, with the whole
 * of what was asked and answered.
 */
public final class Answer {

    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w-]+)");
    private static final int SHOWN = 2_000;

    private final String request;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private Json json;

    Answer(String request, int status, HttpHeaders headers, byte[] body) {
        this.request = request;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int statusCode() {
        return status;
    }

    public HttpHeaders headers() {
        return headers;
    }

    /** The first of that name; null where there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** Null where it has none. */
    public String contentType() {
        return header("Content-Type");
    }

    public byte[] asByteArray() {
        return body;
    }

    /** In the charset that it names, or in UTF-8. */
    public String asString() {
        var named = CHARSET.matcher(String.valueOf(contentType()));
        return new String(body, named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8);
    }

    /** The body, which must be JSON. */
    public synchronized Json jsonPath() {
        if (json == null) json = Json.from(asString());
        return json;
    }

    /** What is at the path in the body, as {@link Json#get} has it. */
    public <T> T path(String path) {
        return jsonPath().get(path);
    }

    public Answer then() {
        return this;
    }

    public Answer extract() {
        return this;
    }

    public Answer statusCode(int expected) {
        return statusCode(equalTo(expected));
    }

    public Answer statusCode(Matcher<? super Integer> expected) {
        return matches("status", status, expected);
    }

    public Answer header(String name, String expected) {
        return header(name, equalTo(expected));
    }

    public Answer header(String name, Matcher<?> expected) {
        return matches("header " + name, header(name), expected);
    }

    /** Whatever parameters it has behind it. */
    public Answer contentType(String expected) {
        return matches("content type", contentType(), startsWithIgnoringCase(expected));
    }

    /** The body as a text. */
    public Answer body(Matcher<?> expected) {
        return matches("body", asString(), expected);
    }

    /** @param more further paths, each with its matcher */
    public Answer body(String path, Matcher<?> expected, Object... more) {
        matches(path, path(path), expected);
        for (int i = 0; i < more.length; i += 2) matches(more[i], path((String) more[i]), (Matcher<?>) more[i + 1]);
        return this;
    }

    private Answer matches(Object what, Object actual, Matcher<?> expected) {
        if (expected.matches(actual)) return this;
        var fault = new StringDescription().appendText(what + " was not ").appendDescriptionOf(expected);
        expected.describeMismatch(actual, fault.appendText(": "));
        throw new AssertionError(fault.appendText("\n" + this).toString());
    }

    @Override
    public String toString() {
        var text = asString();
        return "%s answered %d %s%n%s"
                .formatted(
                        request, status, headers.map(), text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
    }
}
