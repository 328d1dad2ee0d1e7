package io.huiyin.kernel;

/** What stands in the place of a person's words where a table cannot be without a text (已删除). */
public final class Erased {

    public static final String TEXT = "（已删除）";

    private Erased() {}
}
