package io.huiyin.kernel;

/** How much of their communities a member of staff sees (可见范围, ROL-07). */
public enum Reach {
    /** All of it; also of keys and jobs. */
    COMMUNITY,
    /** The houses of the areas that name them, with what belongs to those, and the matters that are in their hands. */
    AREAS,
    /** The matters that are assigned to them (ROL-05). */
    OWN_WORK
}
