package io.huiyin.tickets;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * In what words everyone answers a major defect of the developer's (统一回复口径), as they were agreed with the rework office.
 *
 * @param category      what it is about; absent where it is about {@code ticketIds}
 * @param buildingId    where it is about one building alone
 * @param ticketIds     the tickets that it is about, where it is about no category
 * @param discussedWith with whom the words were agreed (返修办)
 * @param approvedBy    who approved them
 * @param revision      1 for the first words; earlier ones stay on record
 * @param agreedAt      when these words were entered
 * @param active        false where nobody answers by it any more
 */
public record AgreedWording(
        UUID id,
        UUID communityId,
        String topic,
        String category,
        UUID buildingId,
        List<UUID> ticketIds,
        String text,
        String discussedWith,
        LocalDate discussedOn,
        UUID approvedBy,
        int revision,
        Instant agreedAt,
        boolean active,
        int version)
        implements Tagged {

    /** What it is about: a category, perhaps of one building, or some tickets. */
    public record About(String category, UUID buildingId, List<UUID> ticketIds) {}

    /** Words as they were agreed. */
    public record Words(String topic, String text, String discussedWith, LocalDate discussedOn, UUID approvedBy) {}

    /**
     * The words that were agreed when a ticket's reporter was last answered.
     *
     * @param text as of that revision
     */
    public record Used(UUID id, int revision, String text) {}
}
