package io.huiyin.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A bill that somebody is told of, with what they need to follow it (FEE-05).
 *
 * @param recipientId    who owes it, or stands for the house where it is the house's
 * @param outstandingFen what is owed of it on the day, late fee included
 */
public record BillNotice(
        UUID recipientId,
        UUID billId,
        String number,
        String houseCode,
        String itemName,
        String period,
        LocalDate from,
        LocalDate to,
        LocalDate dueOn,
        long amountFen,
        long paidFen,
        long lateFeeFen,
        Instant publishedAt) {

    public long outstandingFen() {
        return amountFen - paidFen + lateFeeFen;
    }
}
