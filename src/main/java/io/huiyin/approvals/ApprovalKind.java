package io.huiyin.approvals;

import static io.huiyin.staff.StaffRole.CS_MANAGER;
import static io.huiyin.staff.StaffRole.CS_SUPERVISOR;
import static io.huiyin.staff.StaffRole.PROJECT_MANAGER;

import io.huiyin.staff.StaffRole;
import java.util.List;

/** What leave is asked for (审批事项), and which roles decide it (ROL-02). */
public enum ApprovalKind {
    /** 违章装修扣款、违约金 */
    RENOVATION_PENALTY(Needs.SUBJECT_AND_AMOUNT, PROJECT_MANAGER),
    /** 要求赔偿损失 */
    RENOVATION_COMPENSATION(Needs.SUBJECT_AND_AMOUNT, PROJECT_MANAGER),
    /** 扣留工具 */
    TOOL_DETENTION(Needs.SUBJECT, PROJECT_MANAGER),
    /** 停水、停电: against a dangerous violation, never to collect fees; off unless {@link ApprovalSetting} allows it. */
    UTILITY_CUT_OFF(Needs.SUBJECT, PROJECT_MANAGER),
    /** 查阅业主档案: lets the one who asked read the file of one owner, as often as they like until it is over. */
    OWNER_FILE_READING(Needs.SUBJECT, PROJECT_MANAGER),
    /** 查阅重要公司文件: as {@link #OWNER_FILE_READING}, of the company's papers. */
    COMPANY_PAPER_READING(Needs.NOTHING, PROJECT_MANAGER),
    /** 物料预算 */
    SUPPLY_BUDGET(Needs.AMOUNT, PROJECT_MANAGER, CS_MANAGER),
    /** 外部人员进入监控室、档案室: into one of them; any superior (上级). */
    ROOM_ADMISSION(Needs.ROOM, PROJECT_MANAGER, CS_MANAGER, CS_SUPERVISOR),
    /** 减免违约金 */
    LATE_FEE_WAIVER(Needs.SUBJECT_AND_AMOUNT, PROJECT_MANAGER, CS_MANAGER),
    /** 押金抵扣 */
    DEPOSIT_DEDUCTION(Needs.SUBJECT_AND_AMOUNT, PROJECT_MANAGER, CS_MANAGER),
    /** 退款 */
    REFUND(Needs.SUBJECT_AND_AMOUNT, PROJECT_MANAGER, CS_MANAGER),
    /** 账单核销, also by taking back a bill that no run makes again */
    BILL_WRITE_OFF(Needs.SUBJECT_AND_AMOUNT, PROJECT_MANAGER, CS_MANAGER);

    private final Needs needs;
    private final List<StaffRole> deciders;

    ApprovalKind(Needs needs, StaffRole... deciders) {
        this.needs = needs;
        this.deciders = List.of(deciders);
    }

    /** Who holds one of these roles may decide it. */
    public List<StaffRole> deciders() {
        return deciders;
    }

    /** Whether it must say what it is about: else nothing could be held against it. */
    boolean needsSubject() {
        return needs == Needs.SUBJECT || needs == Needs.SUBJECT_AND_AMOUNT;
    }

    /** Whether it is about money: then it says how much, and else it never does. */
    boolean needsAmount() {
        return needs == Needs.AMOUNT || needs == Needs.SUBJECT_AND_AMOUNT;
    }

    /** Whether it says into which guarded room; else it never does. */
    boolean needsRoom() {
        return needs == Needs.ROOM;
    }

    /** Whether it lets its asker read: it is held, and not used up. */
    boolean reads() {
        return this == OWNER_FILE_READING || this == COMPANY_PAPER_READING;
    }

    private enum Needs {
        NOTHING,
        SUBJECT,
        AMOUNT,
        ROOM,
        SUBJECT_AND_AMOUNT
    }
}
