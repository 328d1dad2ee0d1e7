package io.huiyin.approvals;

import java.util.UUID;

/** Which approvals are listed; a null leaves that open. */
public record ApprovalFilter(UUID communityId, ApprovalStatus status, ApprovalKind kind, UUID subjectId) {}
