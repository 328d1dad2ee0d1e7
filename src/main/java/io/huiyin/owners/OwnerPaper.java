package io.huiyin.owners;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A paper of a household's archive (业主档案资料, OWN-17). What stands in it is read by itself.
 *
 * @param houseId    which house it is about; absent where it is about none
 * @param mediaType  of its bytes
 * @param bytes      how many
 * @param receivedOn when it was handed in, in the community's zone
 */
public record OwnerPaper(
        UUID id,
        UUID ownerId,
        PaperKind kind,
        UUID houseId,
        String mediaType,
        long bytes,
        LocalDate receivedOn,
        Instant createdAt,
        int version)
        implements Tagged {}
