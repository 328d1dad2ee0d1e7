package io.huiyin.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Where a page of a list begins: the sort key of the last row of the page before. Opaque to callers. It carries a digest
 * of the list and its filter, so that a cursor that was cut, edited or taken from another list is refused with 400
 * instead of quietly skipping rows. The digest is no secret: scope and filter apply to every page anyway.
 */
public final class Cursor {

    private static final int DIGEST_BYTES = 8;
    private static final char SEPARATOR = '\u001f';

    private final List<String> parts;

    private Cursor(List<String> parts) {
        this.parts = parts;
    }

    /**
     * @param list what is listed and how it is filtered, such as {@code "tickets?status=OPEN"}
     * @param key  the sort key of the last row, in the order of the list's columns
     */
    public static String after(String list, Object... key) {
        var parts = Arrays.stream(key).map(String::valueOf).toList();
        var payload = String.join(String.valueOf(SEPARATOR), parts).getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(DIGEST_BYTES + payload.length)
                .put(digest(list, payload))
                .put(payload);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * @param list the same text that made the cursor
     * @return null where {@code encoded} is null: the first page
     * @throws ProblemException 400 if it was not made for this list
     */
    public static Cursor read(String list, String encoded, int size) {
        if (encoded == null) return null;
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(encoded);
        } catch (IllegalArgumentException notBase64) {
            throw refused();
        }
        if (bytes.length < DIGEST_BYTES) throw refused();
        var payload = Arrays.copyOfRange(bytes, DIGEST_BYTES, bytes.length);
        if (!MessageDigest.isEqual(digest(list, payload), Arrays.copyOf(bytes, DIGEST_BYTES))) throw refused();
        var parts = List.of(new String(payload, StandardCharsets.UTF_8).split(String.valueOf(SEPARATOR), -1));
        if (parts.size() != size) throw refused();
        return new Cursor(parts);
    }

    public String text(int index) {
        return parts.get(index);
    }

    public Instant instant(int index) {
        try {
            return Instant.parse(parts.get(index));
        } catch (DateTimeException e) {
            throw refused();
        }
    }

    public LocalDate date(int index) {
        try {
            return LocalDate.parse(parts.get(index));
        } catch (DateTimeException e) {
            throw refused();
        }
    }

    public UUID uuid(int index) {
        try {
            return UUID.fromString(parts.get(index));
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    public long number(int index) {
        try {
            return Long.parseLong(parts.get(index));
        } catch (NumberFormatException e) {
            throw refused();
        }
    }

    private static ProblemException refused() {
        return Problems.invalid(
                "cursor", "foreign-cursor", Text.of("This cursor was not made for this list.", "该游标不属于此列表。"));
    }

    private static byte[] digest(String list, byte[] payload) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(list.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return Arrays.copyOf(sha.digest(payload), DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
