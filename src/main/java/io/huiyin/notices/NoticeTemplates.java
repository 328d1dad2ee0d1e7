package io.huiyin.notices;

import io.huiyin.kernel.Text;
import io.huiyin.messaging.TemplateDefinition;
import io.huiyin.messaging.TemplateSource;
import io.huiyin.sla.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The words of notices. */
@ApplicationScoped
class NoticeTemplates implements TemplateSource {

    static final String TICKET_ASSIGNED = "TICKET_ASSIGNED";
    static final String TICKET_REJECTED = "TICKET_REJECTED";
    static final String TICKET_REOPENED = "TICKET_REOPENED";
    static final String TICKET_ESCALATED = "TICKET_ESCALATED";
    static final String INCIDENT_REPORTED = "INCIDENT_REPORTED";
    static final String ESCALATION_OWED = "ESCALATION_OWED";
    static final String INCIDENT_OWED = "INCIDENT_OWED";
    static final String ESCALATION_INSTRUCTED = "ESCALATION_INSTRUCTED";
    static final String ATTRIBUTION_MADE = "ATTRIBUTION_MADE";
    static final String ATTRIBUTION_DISPUTED = "ATTRIBUTION_DISPUTED";
    static final String ATTRIBUTION_DECIDED = "ATTRIBUTION_DECIDED";
    static final String CALLBACK_ASSIGNED = "CALLBACK_ASSIGNED";
    static final String SLA_WARNING = "SLA_WARNING";
    static final String SLA_BREACH = "SLA_BREACH";

    private static final Text NUMBER = new Text("Number of the ticket", "工单编号");
    private static final Text METRIC = new Text("What was promised", "承诺事项");
    private static final Text DUE_AT = new Text("By when it is due", "到期时间");

    @Override
    public List<TemplateDefinition> templates() {
        return List.of(
                new TemplateDefinition(
                        TICKET_ASSIGNED,
                        Map.of("number", NUMBER),
                        new Text("{number} is yours", "新派工单 {number}"),
                        new Text(
                                "{recipientName}, the ticket {number} was assigned to you. Please accept it.",
                                "{recipientName}，您好：工单 {number} 已派给您，请及时接单处理。")),
                new TemplateDefinition(
                        TICKET_REJECTED,
                        Map.of("number", NUMBER),
                        new Text("{number} was rejected", "工单 {number} 被退回"),
                        new Text(
                                "{recipientName}, the ticket {number} was rejected by its assignee. You received it first: "
                                        + "please see who takes it.",
                                "{recipientName}，您好：工单 {number} 被经办人退回。您是首问责任人，请重新落实经办人。")),
                new TemplateDefinition(
                        TICKET_REOPENED,
                        Map.of("number", NUMBER),
                        new Text("{number} came back", "工单 {number} 返工"),
                        new Text(
                                "{recipientName}, the ticket {number} came back to you as rework.",
                                "{recipientName}，您好：工单 {number} 已退回返工，请继续处理。")),
                new TemplateDefinition(
                        TICKET_ESCALATED,
                        Map.of("number", NUMBER),
                        new Text("{number} was escalated to you", "工单 {number} 已上报给您"),
                        new Text(
                                "{recipientName}, the ticket {number} was escalated to you. Please see to it.",
                                "{recipientName}，您好：工单 {number} 已上报给您，请督促处理。")),
                new TemplateDefinition(
                        INCIDENT_REPORTED,
                        Map.of(),
                        new Text("Something was reported to you", "有事项上报给您"),
                        new Text(
                                "{recipientName}, something was reported to you that no ticket is about. Please read the "
                                        + "report and say what is to be done.",
                                "{recipientName}，您好：有一件未立工单的事项上报给您，请查阅并作出指示。")),
                new TemplateDefinition(
                        ESCALATION_OWED,
                        Map.of("number", NUMBER, "dueAt", DUE_AT),
                        new Text("A report on {number} is due by {dueAt}", "工单 {number} 须于 {dueAt} 前补报"),
                        new Text(
                                "{recipientName}, you owe a report on {number}, by {dueAt}.",
                                "{recipientName}，您好：工单 {number} 须由您于 {dueAt} 前补报上级。")),
                new TemplateDefinition(
                        INCIDENT_OWED,
                        Map.of("dueAt", DUE_AT),
                        new Text("A report is due by {dueAt}", "须于 {dueAt} 前补报"),
                        new Text(
                                "{recipientName}, you passed a superior over in an emergency and owe them a report, by {dueAt}.",
                                "{recipientName}，您好：您因紧急情况越级上报，须于 {dueAt} 前向被越过的上级补报。")),
                new TemplateDefinition(
                        ESCALATION_INSTRUCTED,
                        Map.of(),
                        new Text("There is an instruction on what you reported", "您上报的事项已有指示"),
                        new Text(
                                "{recipientName}, there is an instruction on what you reported. Please carry it out.",
                                "{recipientName}，您好：您上报的事项上级已作出指示，请认真执行。")),
                new TemplateDefinition(
                        ATTRIBUTION_MADE,
                        Map.of("number", NUMBER),
                        new Text("{number}: you are named as answering for it", "工单 {number}：责任认定通知"),
                        new Text(
                                "{recipientName}, by the rules you answer for {number}. Please read why; you may dispute it.",
                                "{recipientName}，您好：按责任追究规定，工单 {number} 的责任认定为您。请查阅理由，如有异议可提出。")),
                new TemplateDefinition(
                        ATTRIBUTION_DISPUTED,
                        Map.of("number", NUMBER),
                        new Text("{number}: an attribution is disputed", "工单 {number}：责任认定有异议"),
                        new Text(
                                "{recipientName}, an attribution about {number} is disputed. Please decide.",
                                "{recipientName}，您好：工单 {number} 的责任认定有异议，请裁定。")),
                new TemplateDefinition(
                        ATTRIBUTION_DECIDED,
                        Map.of("number", NUMBER),
                        new Text("{number}: the attribution was decided", "工单 {number}：责任认定已有结论"),
                        new Text(
                                "{recipientName}, the attribution about {number} was decided. Please read the decision.",
                                "{recipientName}，您好：工单 {number} 的责任认定已有结论，请查阅。")),
                new TemplateDefinition(
                        CALLBACK_ASSIGNED,
                        Map.of("number", NUMBER, "dueAt", DUE_AT),
                        new Text("A callback about {number} is due by {dueAt}", "工单 {number} 须于 {dueAt} 前回访"),
                        new Text(
                                "{recipientName}, please ask the owner how {number} went, by {dueAt}.",
                                "{recipientName}，您好：工单 {number} 已处理完毕，请于 {dueAt} 前回访业主。")),
                new TemplateDefinition(
                        SLA_WARNING,
                        Map.of("number", NUMBER, "metric", METRIC, "dueAt", DUE_AT),
                        new Text("{number}: {metric} is due by {dueAt}", "工单 {number}：{metric}将于 {dueAt} 到期"),
                        new Text(
                                "{recipientName}, {metric} of {number} is due by {dueAt} and has not come yet.",
                                "{recipientName}，您好：工单 {number} 的{metric}将于 {dueAt} 到期，目前尚未完成，请及时处理。")),
                new TemplateDefinition(
                        SLA_BREACH,
                        Map.of("number", NUMBER, "metric", METRIC, "dueAt", DUE_AT),
                        new Text("{number}: {metric} is overdue", "工单 {number}：{metric}已逾期"),
                        new Text(
                                "{recipientName}, {metric} of {number} was due by {dueAt} and did not come in time.",
                                "{recipientName}，您好：工单 {number} 的{metric}应于 {dueAt} 前完成，现已逾期，请立即处理。")));
    }

    static Text name(Metric metric) {
        return switch (metric) {
            case FIRST_RESPONSE -> new Text("the first response", "首次响应");
            case REPLY -> new Text("the reply", "答复");
            case ON_SITE -> new Text("the arrival", "到场");
            case RESOLUTION -> new Text("the resolution", "办结");
            case CALLBACK -> new Text("the callback", "回访");
            case RECHECK -> new Text("the re-check", "复查");
            case PROMISE -> new Text("the promised reply", "承诺答复");
        };
    }
}
