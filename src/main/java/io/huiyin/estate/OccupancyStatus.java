package io.huiyin.estate;

/** How a house is lived in (入住状态); a community may tell more apart within each by {@link OccupancyDetail}. */
public enum OccupancyStatus {
    /** 常住 */
    OCCUPIED,
    /** 未入住、空置 */
    VACANT,
    /** 出租 */
    LET,
    /** 未售 */
    UNSOLD
}
