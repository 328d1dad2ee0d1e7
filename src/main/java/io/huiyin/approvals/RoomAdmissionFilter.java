package io.huiyin.approvals;

import java.util.UUID;

/**
 * Which admissions are listed; a null leaves that open.
 *
 * @param inside true for those who have not left, false for those who have
 */
public record RoomAdmissionFilter(UUID communityId, GuardedRoom room, Boolean inside) {}
