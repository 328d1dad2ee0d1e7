package io.huiyin.reports;

import io.huiyin.billing.PaymentMethod;
import io.huiyin.imports.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A statement that was held against the books (对账).
 *
 * @param from         the first day that it names; absent where no row is sound
 * @param to           the last one
 * @param rows         of the statement, the faulty ones included
 * @param counts       of items, by state; states of nothing are absent
 * @param problemCount all faults of rows; {@code problems} has the first of them, and is null where only the summary was read
 */
public record Reconciliation(
        UUID id,
        UUID communityId,
        PaymentMethod method,
        LocalDate from,
        LocalDate to,
        int rows,
        Map<State, Long> counts,
        int problemCount,
        List<Fault> problems,
        Instant createdAt) {

    /** What became of a row, or of money in the books. */
    public enum State {
        /** 一致 */
        MATCHED,
        /** 金额不符 */
        AMOUNT_DIFFERS,
        /** 账上没有 */
        NOT_IN_BOOKS,
        /** 对账单没有: money of these days that the statement lacks */
        NOT_IN_STATEMENT,
        /** 对账单重复 */
        DUPLICATE_IN_STATEMENT,
        /** 账上已冲正 */
        REVERSED_IN_BOOKS
    }

    /** Which way the money went: in, as a payment, deposit or top-up, or out again. */
    public enum Kind {
        /** 收入 */
        PAYMENT,
        /** 退款 */
        REFUND
    }

    /**
     * A row of the statement, or money that it lacks; at most one of the ids says what it is in the books.
     *
     * @param kind              whether it came in or went out
     * @param row               the physical row from 1; absent where the statement has none
     * @param externalId        absent of money without one
     * @param on                the day that the statement names, else that of the books
     * @param statementFen      what the statement says, in fen; absent where it has no such row
     * @param booksFen          what the books say, in fen; absent where they have no such money
     * @param depositMovementId what went back of a deposit
     */
    public record Item(
            UUID id,
            State state,
            Kind kind,
            Integer row,
            String externalId,
            LocalDate on,
            Long statementFen,
            Long booksFen,
            UUID paymentId,
            UUID refundId,
            UUID depositId,
            UUID depositMovementId,
            UUID topUpId) {}
}
