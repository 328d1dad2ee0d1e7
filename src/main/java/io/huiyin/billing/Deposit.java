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
 * @param amountFen     what was received, in fen
 * @param deductedFen   what was deducted until now, in fen
 * @param refundedFen   what went back until now, in fen
 * @param balanceFen    what is held now, in fen: what was received less what was deducted and refunded; never below 0, and
 *     0 of one that was reversed
 * @param externalId    the number under which the channel or the bank knows it; absent where it has none
 * @param paidOn        the day of {@code paidAt} in the community's zone
 * @param collectorId   who took it; absent where no member of staff did, and for owners
 * @param note          for the office; absent for owners
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
