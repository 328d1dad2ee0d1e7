package io.huiyin.sla;

/** Who is told on a step of the ladder (上报对象); which person that is follows from the subject. */
public enum RecipientRole {
    /** Whoever has the matter in hand (经办人). */
    ASSIGNEE,
    /** One level up (主管). */
    SUPERVISOR,
    /** The manager of the project (项目经理). */
    MANAGER
}
