package io.huiyin.tickets;

/** What sort of matter it is (报事类型). */
public enum TicketKind {
    /** Repair in the home (家政维修); needs a house. */
    REPAIR,
    /** Repair in a public area (公共报修). */
    PUBLIC_FACILITY,
    /** Complaint (投诉). */
    COMPLAINT,
    /** Enquiry, or a need for information (咨询). */
    INQUIRY,
    /** Suggestion (建议). */
    SUGGESTION,
    /** Call for help (求助). */
    HELP,
    /** Paid service (有偿服务). */
    SERVICE_REQUEST,
    /** Errand (跑腿). */
    ERRAND,
    /** Defect that the developer left behind (遗留问题). */
    LEGACY_DEFECT;

    /** Whether someone comes to mend something. */
    public boolean isRepair() {
        return this == REPAIR || this == PUBLIC_FACILITY || this == LEGACY_DEFECT;
    }
}
