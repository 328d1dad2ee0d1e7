package io.huiyin.owners;

import io.huiyin.web.Tagged;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * An owner (业主) with the household, as a caller is shown them.
 *
 * @param phones               the first one is called first; masked unless asked for otherwise
 * @param identityNumber       of whatever document; masked likewise
 * @param preferredChannels    in the order in which they are liked
 * @param segment              internal: absent for callers who may not see it
 * @param complaintPoints      internal likewise: what the owner complains about
 * @param specialCircumstances what front-line staff should know, so that help can be offered
 * @param note                 whatever else the office remarks
 * @param houses               what the owner is or was to which houses, the newest first
 * @param erasedAt             when what was kept of the person was erased; nothing can be changed since
 */
public record Owner(
        UUID id,
        UUID communityId,
        OwnerKind kind,
        String name,
        List<String> phones,
        String email,
        String identityNumber,
        List<Channel> preferredChannels,
        Importance importance,
        Segment segment,
        String complaintPoints,
        String specialCircumstances,
        String note,
        EmergencyContact emergencyContact,
        List<HouseRelation> houses,
        List<Member> members,
        List<Vehicle> vehicles,
        List<SpecialDate> specialDates,
        Instant createdAt,
        Instant erasedAt,
        int version)
        implements Tagged {

    static Owner of(StoredOwner owner, Household household, Shown shown) {
        return new Owner(
                owner.id(),
                owner.communityId(),
                owner.kind(),
                owner.name(),
                owner.phones().stream().map(shown::number).toList(),
                owner.email(),
                shown.number(owner.identityNumber()),
                owner.preferredChannels(),
                owner.importance(),
                shown.internal() ? owner.segment() : null,
                shown.internal() ? owner.complaintPoints() : null,
                owner.specialCircumstances(),
                owner.note(),
                contact(owner.emergencyContact(), shown),
                household.houses(),
                household.members().stream().map(member -> member.as(shown)).toList(),
                household.vehicles(),
                household.specialDates(),
                owner.createdAt(),
                owner.erasedAt(),
                owner.version());
    }

    private static EmergencyContact contact(EmergencyContact contact, Shown shown) {
        return contact == null || shown.numbers() ? contact : contact.masked();
    }

    /** The household changes without the owner's version. */
    @Override
    public String tag() {
        try {
            var parts = houses + "/" + members + "/" + vehicles + "/" + specialDates;
            var digest = MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
            return version + "-" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
