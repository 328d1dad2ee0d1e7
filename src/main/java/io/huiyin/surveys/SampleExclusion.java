package io.huiyin.surveys;

import java.time.Instant;
import java.util.UUID;

/**
 * That somebody left an owner out of a frame by hand, or took them in again. None is ever removed.
 *
 * @param excluded true where they were left out, false where that was lifted
 * @param note     absent once the owner was erased
 * @param by       the name of the key
 * @param staffId  who acted through the key, if named
 */
public record SampleExclusion(
        UUID id,
        UUID frameId,
        UUID ownerId,
        boolean excluded,
        ExclusionCause cause,
        String note,
        Instant at,
        String by,
        UUID staffId) {}
