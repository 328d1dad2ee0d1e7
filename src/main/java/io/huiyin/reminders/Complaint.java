package io.huiyin.reminders;

import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import io.huiyin.tickets.Review;
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
 * @param review       what the weekly meeting found last; null if it has not yet
 */
record Complaint(
        UUID ticketId, String number, TicketStatus status, UUID assignee, Instant overdueSince, Review review) {

    /** How much of what people wrote a message quotes, in characters; the ticket has the whole. */
    private static final int QUOTED = 200;

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

    /** As {@link #line}, with the cause that the meeting found and the solution that it decided, or that there is none. */
    Text lineForMeeting(ZoneId zone) {
        var line = line(zone);
        if (review == null) {
            return new Text(
                    line.en() + "\n    no cause found and no solution decided yet", line.zh() + "\n    尚未查明原因、确定解决办法");
        }
        var on = LocalDate.ofInstant(review.at(), zone);
        var cause = quoted(review.cause());
        var solution = quoted(review.solution());
        return new Text(
                line.en() + "\n    cause (" + on + "): " + cause + "\n    decided: " + solution,
                line.zh() + "\n    原因（" + on + "）：" + cause + "\n    解决办法：" + solution);
    }

    private static String quoted(String written) {
        var line = written.strip().replaceAll("(?U)\\s+", " ");
        if (line.codePointCount(0, line.length()) <= QUOTED) return line;
        return line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "…";
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
