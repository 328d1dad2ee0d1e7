package io.huiyin.notices;

import io.huiyin.community.Communities;
import io.huiyin.events.EventHandler;
import io.huiyin.events.StoredEvent;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.Delivery;
import io.huiyin.messaging.Draft;
import io.huiyin.messaging.Messages;
import io.huiyin.sla.Metric;
import io.huiyin.sla.RecipientRole;
import io.huiyin.staff.StaffMember;
import io.huiyin.staff.StaffMembers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Tells members of staff what happens to matters that concern them (通知). The relay brings each event once; a message has the
 * event and the recipient in its key, so that even a second time would change nothing.
 */
@ApplicationScoped
class Notices implements EventHandler {

    private static final Delivery DELIVERY =
            Delivery.by(ChannelKind.APP, ChannelKind.WECHAT, ChannelKind.E_MAIL, ChannelKind.SMS);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final Set<String> WANTED = Set.of(
            "ticket.opened",
            "ticket.assigned",
            "ticket.rejected",
            "ticket.reopened",
            "escalation.reported",
            "escalation.owed",
            "escalation.instructed",
            "attribution.made",
            "attribution.disputed",
            "attribution.decided",
            "callback.owed",
            "callback.assigned",
            "sla-timer.breached",
            "sla-timer.escalated");

    private final Matters matters;
    private final StaffMembers staff;
    private final Communities communities;
    private final Messages messages;

    Notices(Matters matters, StaffMembers staff, Communities communities, Messages messages) {
        this.matters = matters;
        this.staff = staff;
        this.communities = communities;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public boolean wants(String eventType) {
        return WANTED.contains(eventType);
    }

    @Override
    public void handle(StoredEvent event) {
        var matter = matters.of(event);
        if (matter.isEmpty()) return;
        var news = new News(event, matter.get(), zoneOf(event));
        switch (event.type()) {
            case "ticket.opened", "ticket.assigned" ->
                tell(news, NoticeTemplates.TICKET_ASSIGNED, others(event, event.id("assigneeId")));
            case "ticket.rejected" ->
                tell(news, NoticeTemplates.TICKET_REJECTED, others(event, event.id("firstReceiverId")));
            case "ticket.reopened" ->
                tell(news, NoticeTemplates.TICKET_REOPENED, others(event, event.id("assigneeId")));
            case "callback.owed", "callback.assigned" ->
                tell(news, NoticeTemplates.CALLBACK_ASSIGNED, others(event, event.id("assigneeId")));
            case "escalation.reported" -> tellAll(news, reportOf(news), event.ids("told"));
            case "escalation.owed" -> tellAll(news, owedOf(news), named(event, "owedBy"));
            case "escalation.instructed" ->
                tell(news, NoticeTemplates.ESCALATION_INSTRUCTED, others(event, event.id("escalatedBy")));
            case "attribution.made" ->
                tell(news, NoticeTemplates.ATTRIBUTION_MADE, others(event, event.id("attributedTo")));
            case "attribution.disputed" -> climb(news, NoticeTemplates.ATTRIBUTION_DISPUTED, RecipientRole.MANAGER);
            case "attribution.decided" ->
                tell(news, NoticeTemplates.ATTRIBUTION_DECIDED, others(event, event.id("attributedTo")));
            case "sla-timer.breached" -> climb(news, NoticeTemplates.SLA_BREACH, RecipientRole.ASSIGNEE);
            case "sla-timer.escalated" -> climb(news, late(news), role(event));
            default -> throw new IllegalStateException("no notice of " + event.type());
        }
    }

    /** An event, what it is about, and the wall clock by which people are told of it. */
    private record News(StoredEvent event, Matter matter, ZoneId zone) {

        Instant dueAt() {
            var dueAt = event.text("dueAt");
            return dueAt == null ? matter.dueAt() : Instant.parse(dueAt);
        }

        /** What is urgent may be told in quiet hours, where the community says so. */
        boolean isUrgent() {
            return "URGENT".equals(event.text("priority"))
                    || Metric.ON_SITE.name().equals(event.text("metric"));
        }
    }

    /** Tells whoever a step of the ladder names; where nobody is there, the next level; and where nobody is at all, the log. */
    private void climb(News news, String template, RecipientRole role) {
        var recipients = recipients(news, role);
        if (recipients.isEmpty()) messages.queue(List.of(draft(news, template, null)));
        else tell(news, template, recipients);
    }

    /** Tells whom an event names; where it names nobody, the log. */
    private void tellAll(News news, String template, List<UUID> named) {
        if (named.isEmpty()) messages.queue(List.of(draft(news, template, null)));
        else
            tell(
                    news,
                    template,
                    named.stream()
                            .flatMap(each -> others(news.event(), each).stream())
                            .toList());
    }

    private static List<UUID> named(StoredEvent event, String member) {
        var named = event.id(member);
        return named == null ? List.of() : List.of(named);
    }

    private static String reportOf(News news) {
        return news.matter().number() == null ? NoticeTemplates.INCIDENT_REPORTED : NoticeTemplates.TICKET_ESCALATED;
    }

    private static String owedOf(News news) {
        return news.matter().number() == null ? NoticeTemplates.INCIDENT_OWED : NoticeTemplates.ESCALATION_OWED;
    }

    private List<UUID> recipients(News news, RecipientRole role) {
        var assignee = present(news.matter().assignee());
        if (role == RecipientRole.ASSIGNEE && assignee != null) return List.of(assignee);
        var chain = staff.chainOfCommand(news.event().communityId());
        var told = role == RecipientRole.MANAGER ? chain.managers() : chain.above(assignee);
        return told.stream().map(StaffMember::id).toList();
    }

    /** Those who do not know it anyway, since they did it themselves. */
    private List<UUID> others(StoredEvent event, UUID recipient) {
        var present = present(recipient);
        return present == null || present.equals(event.staffId()) ? List.of() : List.of(present);
    }

    private UUID present(UUID staffId) {
        if (staffId == null) return null;
        return staff.find(staffId)
                .filter(StaffMember::active)
                .map(StaffMember::id)
                .orElse(null);
    }

    private void tell(News news, String template, List<UUID> recipients) {
        messages.queue(recipients.stream()
                .map(recipient -> draft(news, template, new SubjectRef("staff", recipient)))
                .toList());
    }

    /** @param recipient null where nobody is there: the message is recorded all the same */
    private static Draft draft(News news, String template, SubjectRef recipient) {
        var event = news.event();
        return new Draft(
                Ids.next(),
                event.communityId(),
                news.zone(),
                recipient,
                news.matter().about(),
                template,
                values(news),
                news.isUrgent() ? DELIVERY.asUrgent() : DELIVERY,
                "event/" + event.id() + ":" + (recipient == null ? "nobody" : "staff/" + recipient.id()));
    }

    private static Map<String, Text> values(News news) {
        var values = new HashMap<String, Text>();
        if (news.matter().number() != null)
            values.put("number", same(news.matter().number()));
        if (news.event().text("metric") != null) {
            values.put(
                    "metric", NoticeTemplates.name(Metric.valueOf(news.event().text("metric"))));
        }
        if (news.dueAt() != null)
            values.put("dueAt", same(MINUTE.format(news.dueAt().atZone(news.zone()))));
        return values;
    }

    private static String late(News news) {
        boolean overdue = !news.event().occurredAt().isBefore(news.dueAt());
        return overdue ? NoticeTemplates.SLA_BREACH : NoticeTemplates.SLA_WARNING;
    }

    private static RecipientRole role(StoredEvent event) {
        return RecipientRole.valueOf(event.text("recipientRole"));
    }

    private ZoneId zoneOf(StoredEvent event) {
        return communities.find(event.communityId()).orElseThrow().timeZone();
    }

    private static Text same(String text) {
        return new Text(text, text);
    }
}
