package io.huiyin.reports;

import io.huiyin.imports.ForeignColumn;

/** The columns of a statement (对账单), by the headers that banks and channels give them. */
enum StatementColumn implements ForeignColumn {
    EXTERNAL_ID(
            true,
            "交易单号 流水号 交易流水号 银行流水号 微信订单号 微信支付单号 微信支付业务单号 支付宝交易号 交易号 交易订单号 参考号 检索参考号"
                    + " 业务流水号 外部单号 externalid transactionid transactionno referenceno reference"),
    TIME(
            true,
            "交易时间 交易日期 入账时间 入账日期 支付时间 付款时间 完成时间 记账时间 记账日期 发生时间 日期 时间 创建时间"
                    + " time date transactiontime transactiondate paidat"),

    /** With a sign, or told apart by {@link #KIND}. */
    AMOUNT(false, "金额 交易金额 订单金额 发生额 收支金额 总金额 amount transactionamount"),
    INCOMING(false, "收入金额 收入 入账金额 贷方发生额 贷方金额 贷方 存入金额 存入 credit"),
    OUTGOING(false, "支出金额 支出 借方发生额 借方金额 借方 转出金额 支取金额 支取 申请退款金额 退款金额 debit"),

    /** Says what went which way; a word that it does not know is a fault. */
    KIND(false, "收支 收支类型 借贷标志 借贷 类型 type kind direction"),

    /** Holds whatever the channel calls its states and its business; what is no word of a refund says nothing. */
    BUSINESS(false, "交易状态 业务类型 交易类型"),

    /** A channel names the payment in a row of its refund as well, and the refund here. */
    REFUND_ID(false, "微信退款单号 退款单号 退款批次号请求号 refundid");

    private final boolean required;
    private final String aliases;

    StatementColumn(boolean required, String aliases) {
        this.required = required;
        this.aliases = aliases;
    }

    @Override
    public boolean isRequired() {
        return required;
    }

    @Override
    public String oneOf() {
        return this == AMOUNT || this == INCOMING || this == OUTGOING ? "AMOUNT" : null;
    }

    @Override
    public String aliases() {
        return aliases;
    }
}
