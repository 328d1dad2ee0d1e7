package io.huiyin.staff;

/** What a member of staff is there for (岗位). One person may hold several. */
public enum StaffRole {
    /** 项目经理 */
    PROJECT_MANAGER,
    /** 客服经理 */
    CS_MANAGER,
    /** 客服主管 */
    CS_SUPERVISOR,
    /** 客服领班 */
    CS_LEAD,
    /** 前台接待 */
    RECEPTIONIST,
    /** 管家, known by several titles: see {@link StewardTitles}. */
    STEWARD,
    /** 档案管理员 */
    ARCHIVIST,
    /** 值班员 */
    DUTY_OFFICER,
    /** 监控中心 */
    CONTROL_ROOM,
    /** 工程维修 */
    ENGINEER,
    /** 安全管理 */
    SECURITY,
    /** 财务 */
    FINANCE,
    /** 外包单位 */
    CONTRACTOR
}
