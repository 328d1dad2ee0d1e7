package io.huiyin.billing;

/** For whose account something is charged (费用类别); collection targets go by it. */
public enum FeeClass {
    /** 物业费 */
    PROPERTY,
    /** 停车费、车位管理费 */
    PARKING,
    /** 代收代缴 */
    PASS_THROUGH,
    /** 有偿服务 */
    SERVICE,
    /** 押金: given back, hence never billed by a run */
    DEPOSIT
}
