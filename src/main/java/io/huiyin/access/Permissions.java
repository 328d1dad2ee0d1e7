package io.huiyin.access;

import io.huiyin.kernel.Caller;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every permission that a key can hold (权限). A test compares the list with what the operations ask for. */
public final class Permissions {

    private static final List<String> RESOURCES = List.of(
            "communities",
            "areas",
            "houses",
            "staff",
            "approvals",
            "owners",
            "prospects",
            "portraits",
            "owner-papers",
            "warranties",
            "calendars",
            "sla",
            "tickets",
            "callbacks",
            "escalations",
            "attributions",
            "agreed-wordings",
            "shift-handovers",
            "answer-topics",
            "unlisted-questions",
            "forms",
            "form-records",
            "surveys",
            "files",
            "imports",
            "fees",
            "payments",
            "reports",
            "reconciliations",
            "dunning",
            "reminders",
            "notifications");

    /** Read and write of each resource, and the few that stand alone. */
    public static final Set<String> ALL = all();

    private Permissions() {}

    private static Set<String> all() {
        var all = new TreeSet<String>();
        for (var resource : RESOURCES) {
            all.add(resource + ":read");
            all.add(resource + ":write");
        }
        all.add("owners:read-sensitive");
        all.add("owners:read-internal");
        all.add("owners:erase");
        all.add("approvals:decide");
        all.add("escalations:read-internal");
        all.add("attributions:dispute");
        all.add("answer-topics:read-internal");
        all.add("answer-topics:read-secret");
        all.add("dunning:supervise");
        all.add("events:read");
        all.add("owner-sessions:write");
        all.add(Caller.ADMIN);
        return all;
    }
}
