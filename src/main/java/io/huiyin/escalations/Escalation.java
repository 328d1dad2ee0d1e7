package io.huiyin.escalations;

import io.huiyin.tickets.EscalationStep;
import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One step of taking something up (上报): a ticket that cannot be solved below, or something that no ticket is about.
 *
 * @param ticketId     absent for a report of its own
 * @param to           how far up
 * @param department   which one is asked for help
 * @param staffId      who is asked for help
 * @param emergency    whether steps were passed over, each of which is owed a report
 * @param reason       why, in the reporter's words; absent where the program says so
 * @param suggestion   how it should be handled, in the reporter's words
 * @param escalatedBy  who took it up; absent where the program did, or a key that acted for nobody
 * @param reportedAt   when it was taken up, or the report that was owed was made
 * @param toldStaffIds who was told then
 * @param owedBy       who owes the report
 * @param dueAt        by when it is owed
 * @param follows      the emergency that passed this step over
 * @param instruction  the superior's last one, which stands
 * @param entries      everything that was said to it, in the order of entry
 */
public record Escalation(
        UUID id,
        UUID communityId,
        UUID ticketId,
        String ticketNumber,
        EscalationStep to,
        String department,
        UUID staffId,
        Trigger trigger,
        boolean emergency,
        String reason,
        String suggestion,
        EscalationStatus status,
        UUID escalatedBy,
        Instant reportedAt,
        List<UUID> toldStaffIds,
        UUID owedBy,
        Instant dueAt,
        UUID follows,
        String instruction,
        List<Entry> entries,
        Instant createdAt,
        int version)
        implements Tagged {}
