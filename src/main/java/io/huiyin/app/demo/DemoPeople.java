package io.huiyin.app.demo;

import io.huiyin.estate.AreaDetails;
import io.huiyin.estate.Areas;
import io.huiyin.kernel.Caller;
import io.huiyin.staff.StaffDetails;
import io.huiyin.staff.StaffMember;
import io.huiyin.staff.StaffMembers;
import io.huiyin.staff.StaffRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Staff in every role, and areas with their stewards, security and repair persons. */
@ApplicationScoped
class DemoPeople {

    private static final Map<StaffRole, String> TITLES = Map.ofEntries(
            Map.entry(StaffRole.PROJECT_MANAGER, "项目经理"),
            Map.entry(StaffRole.CS_MANAGER, "客服经理"),
            Map.entry(StaffRole.CS_SUPERVISOR, "客服主管"),
            Map.entry(StaffRole.CS_LEAD, "客服领班"),
            Map.entry(StaffRole.RECEPTIONIST, "前台接待"),
            Map.entry(StaffRole.STEWARD, "片区管家"),
            Map.entry(StaffRole.ARCHIVIST, "档案管理员"),
            Map.entry(StaffRole.DUTY_OFFICER, "值班员"),
            Map.entry(StaffRole.CONTROL_ROOM, "监控中心"),
            Map.entry(StaffRole.ENGINEER, "维修工程师"),
            Map.entry(StaffRole.SECURITY, "安全主管"),
            Map.entry(StaffRole.FINANCE, "财务"),
            Map.entry(StaffRole.CONTRACTOR, "外包单位"));

    private final StaffMembers staff;
    private final Areas areas;

    DemoPeople(StaffMembers staff, Areas areas) {
        this.staff = staff;
        this.areas = areas;
    }

    /** One or more of each role, by role. */
    Map<StaffRole, List<StaffMember>> join(Caller demo, UUID communityId) {
        var members = new EnumMap<StaffRole, List<StaffMember>>(StaffRole.class);
        int number = 0;
        for (var role : StaffRole.values()) {
            int heads = role == StaffRole.STEWARD ? DemoSpreadsheet.AREAS.size() : 1;
            for (int i = 0; i < heads; i++) {
                var title = TITLES.get(role);
                var details = new StaffDetails(
                        "示例" + title + (heads > 1 ? i + 1 : ""),
                        title,
                        List.of(role),
                        "1990001%04d".formatted(++number),
                        "staff%d@example.com".formatted(number),
                        department(role));
                members.computeIfAbsent(role, ignored -> new ArrayList<>()).add(staff.join(demo, communityId, details));
            }
        }
        return members;
    }

    /** The areas of the spreadsheet, made before it is read, so that each has its people. */
    void assignAreas(Caller demo, UUID communityId, Map<StaffRole, List<StaffMember>> members) {
        var guard = members.get(StaffRole.SECURITY).getFirst().id();
        var engineer = members.get(StaffRole.ENGINEER).getFirst().id();
        for (int i = 0; i < DemoSpreadsheet.AREAS.size(); i++) {
            var steward = members.get(StaffRole.STEWARD).get(i).id();
            areas.create(
                    demo,
                    communityId,
                    new AreaDetails(DemoSpreadsheet.AREAS.get(i), null, steward, List.of(guard), List.of(engineer)));
        }
    }

    private static String department(StaffRole role) {
        return switch (role) {
            case ENGINEER -> "工程部";
            case SECURITY, CONTROL_ROOM, DUTY_OFFICER -> "安全部";
            case FINANCE -> "财务部";
            case CONTRACTOR -> "外包";
            default -> "客服部";
        };
    }
}
