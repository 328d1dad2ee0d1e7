package io.huiyin.escalations;

import io.huiyin.kernel.Text;
import io.huiyin.tickets.TicketAction;
import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * That someone answers for something by a rule (责任追究): computed once for each cause, explained, open to dispute. It is no
 * score, and nothing counts it into one.
 *
 * @param staffId     whom it names
 * @param ticketId    the ticket that is its cause
 * @param reason      from what it was computed
 * @param explanation the same in words
 * @param dispute     what the one whom it names says to it
 * @param decision    what was decided and why; absent where the program took it back
 */
public record Attribution(
        UUID id,
        UUID communityId,
        AttributionRule rule,
        UUID staffId,
        String staffName,
        UUID ticketId,
        Reason reason,
        Text explanation,
        AttributionStatus status,
        Instant createdAt,
        String dispute,
        Instant disputedAt,
        String decision,
        Instant decidedAt,
        UUID decidedBy,
        int version)
        implements Tagged {

    /** The tickets, the earliest first, and what was done about them until then. */
    public record Reason(List<ReasonTicket> tickets, List<ReasonAct> acts) {}

    /** One of the tickets. */
    public record ReasonTicket(UUID id, String number, Instant reportedAt) {}

    /** One of the acts, by its id in the ticket's timeline. */
    public record ReasonAct(UUID id, UUID ticketId, TicketAction action, Instant at) {}

    static Text explanation(AttributionRule rule, Reason reason) {
        var numbers =
                reason.tickets().stream().map(ReasonTicket::number).distinct().toList();
        var first = numbers.getFirst();
        var others = numbers.stream().skip(1).collect(Collectors.joining(", "));
        return switch (rule) {
            case REPEATED_MATTER ->
                others.isEmpty()
                        ? Text.of("%s, which they received first, had to be done again.", "%s 由其首接，处理后再次返修。", first)
                        : Text.of(
                                "%s, which they received first, was reported again as %s.",
                                "%s 由其首接，同一问题再次报修或投诉：%s。", first, others);
            case NOT_HANDED_OVER ->
                Text.of("%s is grave, was open, and was not handed over.", "%s 为重大问题，未结且未交接。", first);
            case LEFT_ALONE ->
                Text.of(
                        "%s is grave, and was neither handled nor reported nor handed over during the shift.",
                        "%s 为重大问题，当班期间没有处理、没有报告、也没有交接。", first);
        };
    }
}
