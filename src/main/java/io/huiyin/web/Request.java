package io.huiyin.web;

import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import jakarta.enterprise.context.RequestScoped;
import java.time.LocalDate;
import java.util.Locale;

/** What the edge knows of the running request: who calls, which version was seen, in which language to answer. */
@RequestScoped
public class Request {

    /** Under this key the request id stands in every log line that the request writes. */
    public static final String ID_KEY = "requestId";

    private Caller caller;
    private Expected expected = Expected.ANY;
    private Locale locale = Locale.SIMPLIFIED_CHINESE;
    private String id;
    private byte[] bodyDigest = new byte[0];
    private LocalDate deprecatedSince;

    /** @throws IllegalStateException before the caller has been identified */
    public Caller caller() {
        if (caller == null) throw new IllegalStateException("no caller was identified");
        return caller;
    }

    public boolean isIdentified() {
        return caller != null;
    }

    public void identifiedAs(Caller caller) {
        this.caller = caller;
    }

    /** The version of {@code If-Match}; {@link Expected#ANY} where none was sent. */
    public Expected expected() {
        return expected;
    }

    public void expect(Expected expected) {
        this.expected = expected;
    }

    public Locale locale() {
        return locale;
    }

    public void speak(Locale locale) {
        this.locale = locale;
    }

    /** The request id, which the answer's header and the log line carry. */
    public String id() {
        return id;
    }

    public void named(String id) {
        this.id = id;
    }

    /** Notes that the request uses what will go: its answer says so (RFC 9745). */
    public void usesDeprecated(LocalDate since) {
        deprecatedSince = since;
    }

    /** Since when what the request uses is deprecated; null if nothing is. */
    public LocalDate deprecatedSince() {
        return deprecatedSince;
    }

    /** SHA-256 of the body as it came; empty for a request without one. */
    public byte[] bodyDigest() {
        return bodyDigest;
    }

    public void digested(byte[] digest) {
        bodyDigest = digest;
    }
}
