package io.huiyin.escalations;

import java.util.UUID;

/**
 * Which attributions are listed; a null leaves that open.
 *
 * @param ticketId any of the tickets of its reason
 */
public record AttributionFilter(
        UUID communityId, UUID staffId, UUID ticketId, AttributionRule rule, AttributionStatus status) {}
