package io.huiyin.escalations;

import java.util.UUID;

/** Which escalations are listed; a null leaves that open. */
public record EscalationFilter(
        UUID communityId, UUID ticketId, EscalationStatus status, Trigger trigger, UUID owedBy) {}
