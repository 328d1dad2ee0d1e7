package io.huiyin.reminders;

import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import io.huiyin.tickets.TicketStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * A complaint that is not finished.
 *
 * @param assignee     who has it in hand; null where nobody does who still works here
 * @param overdueSince null while every promise about it still stands
 */
record Complaint(UUID ticketId, String number, TicketStatus status, UUID assignee, Instant overdueSince) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    SubjectRef subject() {
        return new SubjectRef("ticket", ticketId);
    }

    boolean isOverdue() {
        return overdueSince != null;
    }

    LocalDate overdueOn(ZoneId zone) {
        return LocalDate.ofInstant(overdueSince, zone);
    }

    /** As a line of a list in a message; nothing that anybody wrote. */
    Text line(ZoneId zone) {
        var state = state();
        var en = number + "  " + state.en();
        var zh = number + "  " + state.zh();
        if (!isOverdue()) return new Text(en, zh);
        var since = MINUTE.format(overdueSince.atZone(zone));
        return new Text(en + ", overdue since " + since, zh + "，自 " + since + " 起逾期");
    }

    private Text state() {
        if (assignee == null) return new Text("in nobody's hands", "无责任人");
        return switch (status) {
            case REGISTERED -> new Text("registered", "已登记");
            case ASSIGNED -> new Text("assigned", "已派单");
            case ACCEPTED -> new Text("accepted", "已接单");
            case ON_SITE -> new Text("on site", "已到场");
            case IN_PROGRESS -> new Text("in progress", "处理中");
            case WAITING -> new Text("waiting", "暂停中");
            case RESOLVED -> new Text("resolved, written reply owed", "已处理，待书面回复");
            case CLOSED, CANCELLED -> throw new IllegalStateException("a complaint that is " + status + " is finished");
        };
    }
}
