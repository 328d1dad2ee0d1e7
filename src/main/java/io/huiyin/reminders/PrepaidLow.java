package io.huiyin.reminders;

import io.huiyin.billing.LowBalance;
import io.huiyin.billing.TopUpBalances;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.TemplateDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A prepaid meter has little left (余额不足, FEE-10): whoever tops it up is told once, and again when it was topped up and is low
 * anew.
 */
@ApplicationScoped
class PrepaidLow implements Kind {

    static final String CODE = "PREPAID_LOW";

    private static final TemplateDefinition TEMPLATE = new TemplateDefinition(
            CODE,
            Map.of(
                    "house", new Text("Code of the house", "房屋编号"),
                    "item", new Text("What is prepaid", "预付项目"),
                    "balance", new Text("What is left, in yuan", "余额（元）"),
                    "readOn", new Text("The day of the reading", "抄录日期")),
            new Text("{item} of {house}: {balance} yuan left", "{house} {item}余额仅剩 {balance} 元"),
            new Text(
                    "Dear {recipientName}, on {readOn} the prepaid balance for {item} of {house} was {balance} yuan. Please top it "
                            + "up in time.",
                    "尊敬的{recipientName}：截至 {readOn}，{house} 的{item}预付余额为 {balance} 元，请及时充值，以免影响使用。"));

    private final TopUpBalances balances;

    PrepaidLow(TopUpBalances balances) {
        this.balances = balances;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public RuleTerms standard() {
        return new RuleTerms(
                true,
                "0 9 * * *",
                Period.ZERO,
                Period.ofMonths(1),
                List.of(ChannelKind.SMS, ChannelKind.WECHAT, ChannelKind.APP, ChannelKind.E_MAIL),
                null);
    }

    @Override
    public TemplateDefinition template() {
        return TEMPLATE;
    }

    @Override
    public Part find(Run run, String cursor, int limit) {
        var first = run.on().minus(run.rule().lookBack());
        var after = cursor == null ? null : UUID.fromString(cursor);
        var low = balances.low(run.communityId(), first, run.on(), after, limit);
        return new Part(
                low.stream()
                        .filter(balance -> balance.recipientId() != null)
                        .map(balance -> occasion(balance, run.zone()))
                        .toList(),
                low.size() < limit ? null : low.getLast().balanceId().toString());
    }

    @Override
    public Map<String, Text> values(Run run, List<Occasion> occasions) {
        return occasions.getFirst().facts();
    }

    private static Occasion occasion(LowBalance balance, ZoneId zone) {
        var readOn = LocalDate.ofInstant(balance.readAt(), zone);
        return new Occasion(
                new SubjectRef("top_up_balance", balance.balanceId()),
                balance.filledAt().toString(),
                new SubjectRef("owner", balance.recipientId()),
                readOn,
                balance.balanceId().toString(),
                Map.of(
                        "house", new Text(balance.houseCode(), balance.houseCode()),
                        "item", new Text(balance.itemName(), balance.itemName()),
                        "balance", Yuan.of(balance.balanceFen()),
                        "readOn", new Text(readOn.toString(), readOn.toString())));
    }
}
