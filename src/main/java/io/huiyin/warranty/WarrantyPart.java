package io.huiyin.warranty;

/**
 * A part of a house with a warranty of its own, with the shortest period that the law allows from the handover
 * (房屋建筑工程质量保修办法 7).
 */
public enum WarrantyPart {
    /** 屋面、有防水要求的卫生间和外墙面的防渗漏. */
    WATERPROOFING(5, null),
    /** 供热系统, in heating seasons. */
    HEATING(null, 2),
    /** 供冷系统, in cooling seasons. */
    COOLING(null, 2),
    /** 电气管线. */
    WIRING(2, null),
    /** 给排水管道. */
    PLUMBING(2, null),
    /** 设备安装. */
    EQUIPMENT(2, null),
    /** 装修工程. */
    FIT_OUT(2, null),
    /** 地基基础与主体结构: the design life, so no date unless a community sets one. */
    STRUCTURE(null, null);

    private final Integer leastYears;
    private final Integer leastSeasons;

    WarrantyPart(Integer leastYears, Integer leastSeasons) {
        this.leastYears = leastYears;
        this.leastSeasons = leastSeasons;
    }

    /** Null where the law counts otherwise, or names no number. */
    public Integer leastYears() {
        return leastYears;
    }

    /** Null where the law counts otherwise. */
    public Integer leastSeasons() {
        return leastSeasons;
    }
}
