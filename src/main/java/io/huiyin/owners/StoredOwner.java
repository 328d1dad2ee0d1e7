package io.huiyin.owners;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An owner as the room itself knows them, everything unsealed. Never leaves the room and never shows itself in a log. */
record StoredOwner(
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
        Instant createdAt,
        Instant erasedAt,
        int version) {

    static StoredOwner of(UUID id, UUID communityId, OwnerDetails details, Instant createdAt, int version) {
        return new StoredOwner(
                id,
                communityId,
                details.kind(),
                details.name(),
                details.phones(),
                details.email(),
                details.identityNumber(),
                details.preferredChannels(),
                details.importance(),
                details.segment(),
                details.complaintPoints(),
                details.specialCircumstances(),
                details.note(),
                details.emergencyContact(),
                createdAt,
                null,
                version);
    }

    @Override
    public String toString() {
        return "StoredOwner[" + id + "]";
    }
}
