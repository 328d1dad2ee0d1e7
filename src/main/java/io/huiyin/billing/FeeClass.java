package io.huiyin.billing;

/** The classes of fees (费用类别), each with a collection target of its own: FEE-02. */
public enum FeeClass {
    /** 物业费. */
    PROPERTY,
    /** 停车、车辆管理费. */
    PARKING,
    /** 代收代缴. */
    PASS_THROUGH,
    /** 有偿服务. */
    SERVICE,
    /** 押金. */
    DEPOSIT
}
