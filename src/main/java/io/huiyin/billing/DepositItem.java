package io.huiyin.billing;

/**
 * What a deposit is deducted for (扣款项目).
 *
 * @param description in Chinese, as it stands on the bill where the deposit does not cover it
 * @param amountFen   in fen
 */
public record DepositItem(String description, long amountFen) {}
