package io.huiyin.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/**
 * An event as a seal holds it: which one, where it stands, and the SHA-256 of all that the log says of it. The encoding is
 * for strangers to repeat and is described in {@code docs/audit.md}: never change it, add another one beside it.
 */
record EventDigest(UUID id, Position place, byte[] hash) {

    /** Bytes of one event in a seal: id, place, hash. */
    static final int BYTES = 64;

    /** Every column of the table {@code event} as text, in the order of the encoding; instants in microseconds of 1970. */
    static final String COLUMNS = """
            e.community_id::text, e.tx::text, e.seq::text, e.id::text, e.type, e.subject_type, e.subject_id::text,
            case when isfinite(e.occurred_at) then (extract(epoch from e.occurred_at) * 1000000)::bigint::text end,
            case when isfinite(e.recorded_at) then (extract(epoch from e.recorded_at) * 1000000)::bigint::text end,
            e.actor_kind, e.actor_id::text, e.actor_name, e.staff_id::text, e.request_id, e.data::text
            """;

    private static final int COUNT = 15;
    private static final int TX = 1;
    private static final int SEQ = 2;
    private static final int ID = 3;
    private static final String FORM = "huiyin.event.1";

    /** Reads a row of {@link #COLUMNS}. */
    static EventDigest read(ResultSet row) throws SQLException {
        var columns = new String[COUNT];
        for (int i = 0; i < COUNT; i++) columns[i] = row.getString(i + 1);
        return of(columns);
    }

    static EventDigest of(String... columns) {
        if (columns.length != COUNT) throw new IllegalArgumentException("an event has " + COUNT + " columns");
        return new EventDigest(
                UUID.fromString(columns[ID]),
                new Position(Long.parseLong(columns[TX]), Long.parseLong(columns[SEQ])),
                new Encoding(FORM).texts(columns).sha256());
    }

    void writeTo(ByteBuffer entries) {
        entries.putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(place.tx())
                .putLong(place.seq())
                .put(hash);
    }

    static EventDigest readFrom(ByteBuffer entries) {
        var id = new UUID(entries.getLong(), entries.getLong());
        var place = new Position(entries.getLong(), entries.getLong());
        var hash = new byte[32];
        entries.get(hash);
        return new EventDigest(id, place, hash);
    }

    boolean isSameAs(EventDigest other) {
        return id.equals(other.id) && place.equals(other.place) && Arrays.equals(hash, other.hash);
    }

    /** Fields one behind the other, each with its length in front, under the SHA-256 of them all. */
    static final class Encoding {

        private static final int ABSENT = -1;

        private final MessageDigest sha = newSha256();
        private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

        /** @param form the name of what is encoded and of how, as the first field */
        Encoding(String form) {
            bytes(form.getBytes(StandardCharsets.UTF_8));
        }

        Encoding texts(String... fields) {
            for (var field : fields) {
                if (field == null) length(ABSENT);
                else bytes(field.getBytes(StandardCharsets.UTF_8));
            }
            return this;
        }

        Encoding bytes(byte[] field) {
            length(field.length);
            sha.update(field);
            return this;
        }

        byte[] sha256() {
            return sha.digest();
        }

        private void length(int value) {
            sha.update(length.clear().putInt(value).array());
        }

        private static MessageDigest newSha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
