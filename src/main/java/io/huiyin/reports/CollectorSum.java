package io.huiyin.reports;

import java.util.UUID;

/**
 * What a member of staff took (收款人业绩, FEE-15).
 *
 * @param collectorId absent where nobody is named, as of payments that a channel told of
 * @param payments    how many, those that were taken back included
 * @param reversals   those of them that were taken back since, whenever that was
 * @param receivedFen what all payments come to, in fen
 * @param reversedFen what those come to that were taken back, in fen
 * @param netFen      what stands, in fen: received less reversed
 */
public record CollectorSum(
        UUID collectorId,
        String name,
        long payments,
        long reversals,
        long receivedFen,
        long reversedFen,
        long netFen) {}
