package io.huiyin.owners;

import java.util.UUID;

/** What someone who takes an owner's matter needs to know of them, at once. The segment is internal. */
public record Reporter(UUID ownerId, UUID communityId, OwnerKind kind, String name, Segment segment) {}
