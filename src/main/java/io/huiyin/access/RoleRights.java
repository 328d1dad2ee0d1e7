package io.huiyin.access;

import io.huiyin.kernel.Reach;
import io.huiyin.staff.StaffRole;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What each role may do (岗位权限, ROL-01): named permissions, the same that keys are given. Nobody who signs in is an
 * administrator of the installation; that is a key's alone.
 */
public final class RoleRights {

    /** What everyone needs to take a matter in and to pass it on: the first receiver may be anyone. */
    private static final Set<String> EVERYONE = Set.of(
            "communities:read",
            "areas:read",
            "houses:read",
            "staff:read",
            "approvals:read",
            "approvals:write",
            "calendars:read",
            "sla:read",
            "tickets:read",
            "tickets:write",
            "escalations:read",
            "escalations:write",
            "attributions:read",
            "attributions:dispute",
            "agreed-wordings:read",
            "shift-handovers:read",
            "shift-handovers:write",
            "answer-topics:read",
            "answer-topics:read-internal",
            "forms:read",
            "form-records:write",
            "files:read",
            "files:write");

    /** Customer service: they call owners back and keep their records. */
    private static final Set<String> SERVICE = plus(
            EVERYONE,
            "owners:read",
            "owners:write",
            "owners:read-sensitive",
            "prospects:read",
            "prospects:write",
            "owner-papers:write",
            "warranties:read",
            "callbacks:read",
            "callbacks:write",
            "form-records:read",
            "fees:read",
            "payments:read",
            "payments:write",
            "dunning:read",
            "dunning:write",
            "reminders:read",
            "notifications:read");

    private static final Set<String> LEAD = plus(
            SERVICE,
            "owners:read-internal",
            "owner-papers:read",
            "escalations:read-internal",
            "surveys:read",
            "notifications:write");

    private static final Set<String> SUPERVISOR = plus(
            LEAD,
            "approvals:decide",
            "portraits:read",
            "portraits:write",
            "areas:write",
            "houses:write",
            "warranties:write",
            "fees:write",
            "reports:read",
            "reconciliations:read",
            "reconciliations:write",
            "dunning:supervise",
            "imports:read",
            "imports:write",
            "events:read",
            "attributions:write",
            "agreed-wordings:write",
            "unlisted-questions:read",
            "unlisted-questions:write",
            "surveys:write");

    private static final Set<String> MANAGER = plus(
            SUPERVISOR,
            "owners:erase",
            "answer-topics:write",
            "answer-topics:read-secret",
            "forms:write",
            "communities:write",
            "staff:write",
            "calendars:write",
            "sla:write",
            "reports:write",
            "reminders:write");

    private static final Map<StaffRole, Set<String>> RIGHTS = rights();

    private RoleRights() {}

    private static Map<StaffRole, Set<String>> rights() {
        var rights = new EnumMap<StaffRole, Set<String>>(StaffRole.class);
        rights.put(StaffRole.PROJECT_MANAGER, MANAGER);
        rights.put(StaffRole.CS_MANAGER, MANAGER);
        rights.put(StaffRole.CS_SUPERVISOR, SUPERVISOR);
        rights.put(StaffRole.CS_LEAD, LEAD);
        rights.put(StaffRole.RECEPTIONIST, SERVICE);
        rights.put(StaffRole.STEWARD, plus(SERVICE, "owners:read-internal"));
        rights.put(
                StaffRole.ARCHIVIST,
                plus(
                        EVERYONE,
                        "owners:read",
                        "owners:write",
                        "owners:read-sensitive",
                        "owners:read-internal",
                        "prospects:read",
                        "prospects:write",
                        "portraits:read",
                        "portraits:write",
                        "owner-papers:read",
                        "owner-papers:write",
                        "houses:write",
                        "warranties:read",
                        "warranties:write",
                        "form-records:read",
                        "imports:read",
                        "imports:write"));
        rights.put(StaffRole.DUTY_OFFICER, plus(EVERYONE, "owners:read", "callbacks:read"));
        rights.put(StaffRole.CONTROL_ROOM, plus(EVERYONE, "owners:read"));
        rights.put(StaffRole.ENGINEER, plus(EVERYONE, "warranties:read"));
        rights.put(StaffRole.SECURITY, EVERYONE);
        rights.put(
                StaffRole.FINANCE,
                plus(
                        EVERYONE,
                        "owners:read",
                        "owners:read-sensitive",
                        "fees:read",
                        "fees:write",
                        "payments:read",
                        "payments:write",
                        "reports:read",
                        "reconciliations:read",
                        "reconciliations:write",
                        "dunning:read",
                        "dunning:write",
                        "dunning:supervise"));
        rights.put(StaffRole.CONTRACTOR, Set.of("tickets:read", "tickets:write", "files:read", "files:write"));
        return rights;
    }

    /** What someone may do who holds these roles. */
    public static Set<String> of(Collection<StaffRole> roles) {
        var permissions = new TreeSet<String>();
        roles.forEach(role -> permissions.addAll(RIGHTS.get(role)));
        return permissions;
    }

    /** How far someone sees who holds these roles: as far as the widest of them (ROL-05, ROL-07). */
    public static Reach reach(Collection<StaffRole> roles) {
        return roles.stream()
                .map(RoleRights::reach)
                .min(Comparator.naturalOrder())
                .orElse(Reach.OWN_WORK);
    }

    private static Reach reach(StaffRole role) {
        return switch (role) {
            case CONTRACTOR -> Reach.OWN_WORK;
            case STEWARD, ENGINEER, SECURITY -> Reach.AREAS;
            default -> Reach.COMMUNITY;
        };
    }

    private static Set<String> plus(Set<String> base, String... more) {
        var all = new TreeSet<>(base);
        Stream.of(more).forEach(all::add);
        return Set.copyOf(all);
    }
}
