package io.huiyin.escalations;

/** By which rule someone answers for something (责任追究条款). */
public enum AttributionRule {
    /** 同一问题二次以上报修投诉，第一接报人责任: the same was reported or mended again; the first receiver of the first ticket. */
    REPEATED_MATTER,
    /** 重大问题未交接，交班人责任: a grave matter was not handed over; the one who went off shift. */
    NOT_HANDED_OVER,
    /** 重大问题没处理、没报告、没交接，当班人责任: a grave matter was neither handled nor reported nor handed over; the one on shift. */
    LEFT_ALONE
}
