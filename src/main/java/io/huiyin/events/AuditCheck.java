package io.huiyin.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiyin.database.Database;
import io.huiyin.events.AuditDifference.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Holds a community's log against its chain (审计校验). It reads page by page, each in a read-only transaction of its own, and
 * stops at the first difference.
 */
@ApplicationScoped
class AuditCheck {

    /** Events of one page, about. */
    private static final int PAGE = 2_000;

    private final Database database;
    private final SealRepository seals;

    AuditCheck(Database database, SealRepository seals) {
        this.database = database;
        this.seals = seals;
    }

    /**
     * The newest seal up to which the log is as it was sealed.
     *
     * @param at   when it was sealed
     * @param hash to be compared with one that was kept elsewhere
     */
    record SealedThrough(long number, long tx, long seq, Instant at, String hash) {}

    /**
     * What was found of a community.
     *
     * @param sealedThrough absent where nothing is sealed
     * @param events        how many sealed events are as they were
     * @param unsealed      how many follow the newest seal
     * @param difference    absent where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Finding(
            UUID communityId, SealedThrough sealedThrough, long events, long unsealed, AuditDifference difference) {}

    List<UUID> communities() {
        return reading(seals::communitiesToCheck);
    }

    Finding check(UUID communityId) {
        return new Walk(communityId).toItsEnd();
    }

    private <T> T reading(Supplier<T> work) {
        return database.asSystem(AuditCheckJob.NAME, () -> {
            database.handle().execute("set transaction read only");
            return work.get();
        });
    }

    /** One way along a chain, up to where it stood at the beginning: what is sealed meanwhile is for the next check. */
    private final class Walk {

        private final UUID communityId;
        private ChainHead reached;
        private Instant reachedAt;
        private long events;
        private AuditDifference difference;

        Walk(UUID communityId) {
            this.communityId = communityId;
            reached = ChainHead.beginning(communityId);
        }

        Finding toItsEnd() {
            var chain = reading(() -> seals.chain(communityId));
            var head = chain.head() == null ? ChainHead.beginning(communityId) : chain.head();
            while (difference == null && reached.number() < head.number()) {
                reading(() -> {
                    page(head.number());
                    return null;
                });
            }
            if (difference == null) compareEnd(head, chain.highest());
            // Behind a difference nothing is known, so what the chain itself says is behind it is counted.
            var unsealed = reading(() -> seals.countUnsealed(communityId, head.place()));
            return new Finding(communityId, sealedThrough(), events, unsealed, difference);
        }

        private void page(long last) {
            var page = seals.seals(communityId, reached.number(), last, PAGE);
            var sound = soundOnes(page);
            var defect = sound.size() < page.size() || page.isEmpty() ? defect(page, sound) : null;
            if (!sound.isEmpty()) compareEvents(sound);
            if (difference == null) difference = defect;
        }

        /** The seals from the first one on that are what they were and follow one another. */
        private List<SealedStretch> soundOnes(List<SealedStretch> page) {
            var sound = new ArrayList<SealedStretch>();
            var head = reached;
            for (var seal : page) {
                if (seal.number() != head.number() + 1 || !seal.goesOnFrom(head)) break;
                sound.add(seal);
                head = seal.asHead();
            }
            return sound;
        }

        private AuditDifference defect(List<SealedStretch> page, List<SealedStretch> sound) {
            var number = reached.number() + sound.size() + 1;
            boolean isThere =
                    sound.size() < page.size() && page.get(sound.size()).number() == number;
            return AuditDifference.ofSeal(isThere ? Kind.SEAL_CHANGED : Kind.SEAL_REMOVED, communityId, number);
        }

        private void compareEvents(List<SealedStretch> sound) {
            int expected = sound.stream().mapToInt(SealedStretch::events).sum();
            // One more than there should be is enough to see that there are too many.
            var found =
                    seals.between(communityId, reached.place(), sound.getLast().to(), expected + 1);
            var actual = new Line(found);
            for (var seal : sound) {
                for (var event : seal.digests()) {
                    difference = actual.compareNext(seal, event);
                    if (difference != null) return;
                }
                events += seal.events();
                reached = seal.asHead();
                reachedAt = seal.sealedAt();
            }
        }

        private void compareEnd(ChainHead head, long highest) {
            if (!head.place().equals(reached.place()) || !Arrays.equals(head.hash(), reached.hash())) {
                difference = AuditDifference.ofSeal(Kind.SEAL_CHANGED, communityId, head.number());
            } else if (highest > head.number()) {
                difference = AuditDifference.ofSeal(Kind.SEAL_INSERTED, communityId, head.number() + 1);
            }
        }

        private SealedThrough sealedThrough() {
            if (reached.number() == 0) return null;
            return new SealedThrough(
                    reached.number(),
                    reached.place().tx(),
                    reached.place().seq(),
                    reachedAt,
                    HexFormat.of().formatHex(reached.hash()));
        }
    }

    /** The events that are there, in their order, held one by one against those that should be. */
    private static final class Line {

        private final List<EventDigest> events;
        private int next;

        Line(List<EventDigest> events) {
            this.events = events;
        }

        /** @return null where the next event is the one that was sealed */
        AuditDifference compareNext(SealedStretch seal, EventDigest sealed) {
            if (next == events.size()) return AuditDifference.ofEvent(Kind.EVENT_REMOVED, seal, sealed);
            var actual = events.get(next++);
            int order = actual.place().compareTo(sealed.place());
            if (order < 0) return AuditDifference.ofEvent(Kind.EVENT_INSERTED, seal, actual);
            if (order > 0) return AuditDifference.ofEvent(Kind.EVENT_REMOVED, seal, sealed);
            return actual.isSameAs(sealed) ? null : AuditDifference.ofEvent(Kind.EVENT_CHANGED, seal, sealed);
        }
    }
}
