package io.huiyin.reports;

import io.huiyin.imports.ForeignColumn;

/** The columns of a statement (对账单), by the headers that banks and channels give them. */
enum StatementColumn implements ForeignColumn {
    EXTERNAL_ID(
            true,
            "交易单号 流水号 交易流水号 银行流水号 微信订单号 微信支付单号 支付宝交易号 交易号 参考号 检索参考号 业务流水号 外部单号"
                    + " externalid transactionid transactionno referenceno reference"),
    AMOUNT(true, "金额 交易金额 订单金额 收入金额 发生额 入账金额 收入 amount transactionamount"),
    TIME(true, "交易时间 交易日期 入账时间 入账日期 支付时间 付款时间 完成时间 记账日期 日期 时间 time date transactiontime transactiondate paidat"),
    TYPE(false, "类型 交易类型 收支 收支类型 业务类型 借贷标志 借贷 type kind direction");

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
    public String aliases() {
        return aliases;
    }
}
