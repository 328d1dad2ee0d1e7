package io.huiyin.files;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.UUID;

/**
 * A file (附件) that was handed in. Its bytes never change.
 *
 * @param communityId where it belongs; absent until it is attached, if it was handed in without one: then only its sender
 *                    sees it
 * @param name        what it is called when it is saved
 * @param mediaType   as its first bytes have it
 * @param bytes       how many
 * @param sha256      of the bytes, in hexadecimal
 */
public record FileView(
        UUID id,
        UUID communityId,
        String name,
        String mediaType,
        long bytes,
        String sha256,
        Instant uploadedAt,
        int version)
        implements Tagged {}
