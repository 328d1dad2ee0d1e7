package io.huiyin.billing;

/** How money comes in or goes back (支付方式): FEE-12. */
public enum PaymentMethod {
    CASH,
    /** 汇款. */
    BANK,
    POS,
    WECHAT,
    ALIPAY
}
