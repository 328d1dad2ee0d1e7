package io.huiyin.tickets;

import java.time.Instant;

/**
 * A complaint that is still open, or that still owes its written reply.
 *
 * @param overdueSince the earliest due time of a promise about it that is broken and not made good; null if there is none
 * @param review       what the weekly meeting found last, in people's words; null if it has not yet
 */
public record UnfinishedComplaint(TicketBrief ticket, Instant overdueSince, Review review) {}
