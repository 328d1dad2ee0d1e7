package io.huiyin.community;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.UUID;

/** A phase (期): a part of a community that was built and handed over together. */
public record Phase(UUID id, UUID communityId, String name, Instant createdAt, int version) implements Tagged {}
