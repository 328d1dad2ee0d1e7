package io.huiyin.billing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Money that came in, as it is told to us.
 *
 * @param payerId     whose it is; null where it pays for the house, whoever owes its bills
 * @param externalId  the number under which the channel or the bank knows it; null for none
 * @param paidAt      when it was paid, which may lie in the past
 * @param allocations which bills it pays and how much of it each; null for the order of the rules
 * @param collectorId who took it (FEE-15); the acting member of staff where null
 * @param invoiceNumber of the invoice that was given for it (FEE-06); null for none
 * @param replacesId  the reversed payment of the same money that this one corrects; null for none
 */
public record NewPayment(
        UUID communityId,
        UUID houseId,
        UUID payerId,
        long amountFen,
        PaymentMethod method,
        String externalId,
        Instant paidAt,
        List<Wanted> allocations,
        UUID collectorId,
        String invoiceNumber,
        String note,
        UUID replacesId) {

    /** How much of it a bill gets: principal before late fee. */
    public record Wanted(UUID billId, long amountFen) {}

    /**
     * What makes it the same payment or another one: everything but who took it, what was noted, and in which order the bills
     * are named.
     */
    byte[] content() {
        var parts = allocations == null
                ? null
                : allocations.stream()
                        .sorted(Comparator.comparing(Wanted::billId))
                        .toList();
        var said = houseId + "|" + payerId + "|" + amountFen + "|" + paidAt + "|" + parts;
        return Receipts.digest(replacesId == null ? said : said + "|" + replacesId);
    }
}
