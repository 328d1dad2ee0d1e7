package io.huiyin.staff;

import java.util.UUID;

/** Which members of staff are listed; a null leaves that open. */
public record StaffFilter(UUID communityId, StaffRole role, Boolean active) {}
