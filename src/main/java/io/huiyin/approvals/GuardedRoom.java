package io.huiyin.approvals;

/** A room that no outsider enters without approval and registration (ROL-06). */
public enum GuardedRoom {
    /** 监控室 */
    CONTROL_ROOM,
    /** 档案室 */
    ARCHIVE_ROOM
}
