package io.huiyin.app.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.multipart.FormValue;

/**
 * The digest of an uploaded form: its parts by name, files by their own name and content. A client that repeats an upload draws a new
 * boundary between the parts, so the raw bytes would never be the same twice.
 */
final class FormDigest {

    private FormDigest() {}

    /** SHA-256 of the running request's form; empty if it has none. */
    static byte[] ofRequest() {
        var form = CurrentRequestManager.get().getFormData();
        if (form == null) return new byte[0];
        var sha = sha256();
        new TreeMap<>(form.toMultipartFormDataInput().getValues()).forEach((name, values) -> {
            for (var value : values) {
                sha.update(BodyDigest.sha256(name.getBytes(StandardCharsets.UTF_8)));
                sha.update(digest(value));
            }
        });
        return sha.digest();
    }

    private static byte[] digest(FormValue value) {
        if (!value.isFileItem()) return BodyDigest.sha256(value.getValue().getBytes(StandardCharsets.UTF_8));
        var sha = sha256();
        sha.update(BodyDigest.sha256(String.valueOf(value.getFileName()).getBytes(StandardCharsets.UTF_8)));
        try (var in = value.getFileItem().getInputStream()) {
            in.transferTo(new DigestOutputStream(java.io.OutputStream.nullOutputStream(), sha));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
