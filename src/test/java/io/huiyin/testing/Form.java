package io.huiyin.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A multipart form, byte by byte as telephones and curl send it. */
final class Form {

    private final String boundary = "----" + UUID.randomUUID();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    boolean isEmpty() {
        return parts.size() == 0;
    }

    String type() {
        return "multipart/form-data; boundary=" + boundary;
    }

    void file(String field, String fileName, byte[] content) {
        part("name=\"%s\"; filename=\"%s\"".formatted(field, fileName), "application/octet-stream", content);
    }

    void text(String field, String text) {
        part("name=\"%s\"".formatted(field), "text/plain; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private void part(String disposition, String type, byte[] content) {
        write("--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, disposition, type));
        parts.writeBytes(content);
        write("\r\n");
    }

    byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(parts.toByteArray());
        whole.writeBytes("--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }

    private void write(String text) {
        parts.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
