package io.huiyin.billing;

import java.util.Arrays;

/** What is charged for (费种, FEE-01). Each belongs to one class. */
public enum FeeKind {
    /** 物业服务费 */
    PROPERTY_SERVICE(FeeClass.PROPERTY),
    /** 停车费、车辆看管费 */
    PARKING(FeeClass.PARKING),
    /** 采暖费 */
    HEATING(FeeClass.PASS_THROUGH),
    /** 市政费 */
    MUNICIPAL(FeeClass.PASS_THROUGH),
    /** 燃气费 */
    GAS(FeeClass.PASS_THROUGH),
    /** 水费 */
    WATER(FeeClass.PASS_THROUGH),
    /** 电费 */
    ELECTRICITY(FeeClass.PASS_THROUGH),
    /** 公摊费 */
    SHARED_CHARGE(FeeClass.PASS_THROUGH),
    /** 押金 */
    DEPOSIT(FeeClass.DEPOSIT),
    /** 有偿服务费 */
    PAID_SERVICE(FeeClass.SERVICE);

    private final FeeClass feeClass;

    FeeKind(FeeClass feeClass) {
        this.feeClass = feeClass;
    }

    public FeeClass feeClass() {
        return feeClass;
    }

    /** What an item is that names no kind: the only one of its class, or a shared charge; null where that does not say. */
    static FeeKind usual(FeeClass feeClass, PricingMethod method) {
        if (feeClass == FeeClass.PASS_THROUGH) return method == PricingMethod.SHARED ? SHARED_CHARGE : null;
        return Arrays.stream(values())
                .filter(kind -> kind.feeClass == feeClass)
                .findFirst()
                .orElseThrow();
    }
}
