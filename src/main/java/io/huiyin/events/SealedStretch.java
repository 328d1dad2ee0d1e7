package io.huiyin.events;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A row of {@code audit_seal}.
 *
 * @param entries the digests of its events, {@link EventDigest#BYTES} each
 */
record SealedStretch(
        UUID communityId,
        long number,
        Position from,
        Position to,
        int events,
        byte[] entries,
        byte[] previousHash,
        byte[] hash,
        Instant sealedAt) {

    private static final String FORM = "huiyin.seal.1";

    /** Seals the events that stand behind a chain's newest seal. */
    static SealedStretch of(ChainHead head, List<EventDigest> events, Instant now) {
        var entries = ByteBuffer.allocate(events.size() * EventDigest.BYTES);
        events.forEach(event -> event.writeTo(entries));
        var stretch = new SealedStretch(
                head.communityId(),
                head.number() + 1,
                head.place(),
                events.getLast().place(),
                events.size(),
                entries.array(),
                head.hash(),
                null,
                now.truncatedTo(ChronoUnit.MICROS));
        return stretch.withHash(stretch.computeHash());
    }

    ChainHead asHead() {
        return new ChainHead(communityId, number, to, hash);
    }

    /** Whether it says what it said when it was made, and goes on from where the chain stood. */
    boolean goesOnFrom(ChainHead head) {
        return from.equals(head.place())
                && Arrays.equals(previousHash, head.hash())
                && entries.length == events * EventDigest.BYTES
                && Arrays.equals(hash, computeHash());
    }

    List<EventDigest> digests() {
        var buffer = ByteBuffer.wrap(entries);
        var digests = new ArrayList<EventDigest>(events);
        while (buffer.hasRemaining()) digests.add(EventDigest.readFrom(buffer));
        return digests;
    }

    private byte[] computeHash() {
        return new EventDigest.Encoding(FORM)
                .texts(
                        communityId.toString(),
                        String.valueOf(number),
                        String.valueOf(from.tx()),
                        String.valueOf(from.seq()),
                        String.valueOf(to.tx()),
                        String.valueOf(to.seq()),
                        String.valueOf(events),
                        String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, sealedAt)))
                .bytes(previousHash)
                .bytes(entries)
                .sha256();
    }

    private SealedStretch withHash(byte[] computed) {
        return new SealedStretch(communityId, number, from, to, events, entries, previousHash, computed, sealedAt);
    }
}
