package io.huiyin.surveys;

/** Why an owner is not in a sample frame (排除原因). */
public enum ExclusionReason {
    /** 不满意客户，俗称黑色客户: by the mark of the moment when the frame was made */
    DISSATISFIED,
    /** 未入住: no house of theirs was OCCUPIED or LET */
    NOT_LIVED_IN,
    /** 人工排除 */
    EXCLUDED_BY_HAND
}
