package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Money that is held for a house (押金, SVC-08).
 *
 * @param payerId       whose it is; absent where nobody stood for the house
 * @param receiptNumber of the same series as the receipts of payments
 * @param amountFen     what was received
 * @param balanceFen    what is held now: what was received less what was deducted and refunded; never below 0, and 0 of one that was reversed
 * @param movements     what left it, newest first, at most 200; absent in lists
 */
public record Deposit(
        UUID id,
        UUID communityId,
        UUID houseId,
        UUID payerId,
        UUID feeItemId,
        String receiptNumber,
        DepositStatus status,
        long amountFen,
        long deductedFen,
        long refundedFen,
        long balanceFen,
        PaymentMethod method,
        String externalId,
        Instant paidAt,
        LocalDate paidOn,
        UUID collectorId,
        String note,
        List<DepositMovement> movements,
        Instant createdAt,
        Instant reversedAt,
        String reverseReason,
        int version)
        implements Tagged {

    Deposit with(List<DepositMovement> movements) {
        return copy(collectorId, note, movements, reverseReason);
    }

    /** For the owner whose it is: what the office notes of it is the office's. */
    Deposit forOwner() {
        return copy(
                null,
                null,
                movements == null
                        ? null
                        : movements.stream().map(DepositMovement::forOwner).toList(),
                null);
    }

    private Deposit copy(UUID collectorId, String note, List<DepositMovement> movements, String reverseReason) {
        return new Deposit(
                id,
                communityId,
                houseId,
                payerId,
                feeItemId,
                receiptNumber,
                status,
                amountFen,
                deductedFen,
                refundedFen,
                balanceFen,
                method,
                externalId,
                paidAt,
                paidOn,
                collectorId,
                note,
                movements,
                createdAt,
                reversedAt,
                reverseReason,
                version);
    }
}
