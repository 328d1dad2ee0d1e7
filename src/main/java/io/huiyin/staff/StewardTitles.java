package io.huiyin.staff;

import java.util.Set;

/**
 * The titles by which companies know the one role {@link StaffRole#STEWARD}. They differ from project to project and
 * mean the same post: whoever bears one of them is a steward, named so or not.
 */
final class StewardTitles {

    private static final Set<String> ALL = Set.of("管家", "片区管家", "区域管家", "物业管家", "物业助理", "物业服务助理", "楼管员", "客户专员");

    private StewardTitles() {}

    /** Whether {@code title}, blanks aside, is one of them; an absent one is not. */
    static boolean contains(String title) {
        return title != null && ALL.contains(title.replaceAll("\\s", ""));
    }
}
