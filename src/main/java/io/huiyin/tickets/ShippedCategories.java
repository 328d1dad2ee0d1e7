package io.huiyin.tickets;

import io.huiyin.kernel.Ids;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The categories that every community begins with: the six subjects by which complaints are counted, the eight defects
 * that developers leave behind, and the trades of repair.
 *
 * <p>A complaint has a subject or OTHER, and what is to be mended has none of the subjects, so that each counts in its own
 * table; everything else may have any.
 */
final class ShippedCategories {

    private static final Set<TicketKind> ALL = EnumSet.allOf(TicketKind.class);
    private static final Set<TicketKind> SUBJECT =
            EnumSet.complementOf(EnumSet.of(TicketKind.REPAIR, TicketKind.LEGACY_DEFECT));
    private static final Set<TicketKind> MENDED = EnumSet.complementOf(EnumSet.of(TicketKind.COMPLAINT));

    private record Line(String code, String name, String nameEn, Set<TicketKind> kinds) {}

    private static final List<Line> LINES = List.of(
            new Line("SECURITY", "安全与服务态度", "Security and attitude", SUBJECT),
            new Line("HYGIENE", "环境卫生、垃圾与消杀", "Hygiene, waste and pests", SUBJECT),
            new Line("PARKING", "停车收费与道闸", "Parking fees and gates", SUBJECT),
            new Line("FACILITIES", "设施维修、电梯、公摊与公共收益", "Facilities, lifts, shared charges", SUBJECT),
            new Line("GREENING", "绿化", "Greening", SUBJECT),
            new Line("DEVELOPER", "开发商维修与房产问题", "Developer's repairs and property issues", SUBJECT),
            new Line("OUTER_WALL_SEEPAGE", "外墙渗水", "Seepage through the outer wall", MENDED),
            new Line("BAY_WINDOW_LEAK", "飘窗进水", "Leaking bay window", MENDED),
            new Line("LEAK_TO_BELOW", "渗水至楼下", "Leak into the flat below", MENDED),
            new Line("DOWNPIPE", "卫生间下水管", "Bathroom downpipe", MENDED),
            new Line("DOOR_LOCK", "门锁", "Door lock", MENDED),
            new Line("WINDOW", "窗", "Window", MENDED),
            new Line("CORRIDOR_LIGHT", "走廊照明", "Corridor light", MENDED),
            new Line("LIFT", "电梯停用", "Lift out of service", MENDED),
            new Line("PLUMBING", "给排水", "Plumbing", MENDED),
            new Line("ELECTRICAL", "电气", "Electrical", MENDED),
            new Line("APPLIANCE", "家电", "Appliance", MENDED),
            new Line("DOORS_WINDOWS", "门窗", "Doors and windows", MENDED),
            new Line("OTHER", "其他", "Other", ALL));

    private ShippedCategories() {}

    static List<TicketCategory> of(UUID communityId) {
        return LINES.stream()
                .map(line -> new TicketCategory(
                        Ids.next(),
                        communityId,
                        line.code(),
                        line.name(),
                        line.nameEn(),
                        List.copyOf(line.kinds()),
                        true,
                        1))
                .toList();
    }
}
