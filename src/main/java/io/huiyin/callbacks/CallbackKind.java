package io.huiyin.callbacks;

/** What a callback asks about (回访种类). */
public enum CallbackKind {
    /** How a complaint was handled (投诉回访). */
    COMPLAINT,
    /** How a repair was done (维修回访): in the home, of a defect from the builder, or of a public area. */
    REPAIR
}
