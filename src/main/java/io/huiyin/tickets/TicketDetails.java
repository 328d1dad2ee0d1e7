package io.huiyin.tickets;

/**
 * What of a ticket can be corrected.
 *
 * @param priority     NORMAL where null
 * @param relatedItems what else belongs to the matter (相关事项)
 * @param relayTo      whom it is to be passed on to, in the caller's words (转达对象)
 */
public record TicketDetails(
        String category,
        TicketPriority priority,
        ComplaintClass complaintClass,
        String title,
        String description,
        String relatedItems,
        String relayTo) {

    /** @throws io.huiyin.kernel.ProblemException 422 if a class is given to what is no complaint */
    void checkFor(TicketKind kind) {
        if (complaintClass != null && kind != TicketKind.COMPLAINT) {
            throw TicketProblems.notForKind("/complaintClass", kind);
        }
    }
}
