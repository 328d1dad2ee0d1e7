package io.huiyin.reminders;

import io.huiyin.billing.PaidToDates;
import io.huiyin.billing.PaidToEnding;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.TemplateDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The days for which a property fee or parking is paid are soon over (物业费到期提醒, FEE-11): whoever stands for the house is told
 * once for each fee and such day.
 */
@ApplicationScoped
class FeeExpiry implements Kind {

    static final String CODE = "FEE_EXPIRY";

    private static final String SEPARATOR = "/";

    /** A clamped month is up to three days shorter than the one that is added. */
    private static final int CLAMPED_DAYS = 3;

    private static final TemplateDefinition TEMPLATE = new TemplateDefinition(
            CODE,
            Map.of(
                    "house", new Text("Code of the house", "房屋编号"),
                    "item", new Text("The fee", "收费项目"),
                    "paidTo", new Text("The last day that is paid", "已缴至日期")),
            new Text("{item} of {house} is paid until {paidTo}", "{house} {item}已缴至 {paidTo}"),
            new Text(
                    "Dear {recipientName}, the {item} of your house {house} is paid until {paidTo}. Please pay what follows in time.",
                    "尊敬的{recipientName}：您的房屋 {house} 的{item}已缴至 {paidTo}，即将到期，请及时续缴。"));

    private final PaidToDates dates;

    FeeExpiry(PaidToDates dates) {
        this.dates = dates;
    }

    @Override
    public String code() {
        return CODE;
    }

    /** Half a month ahead, and then until the day itself. */
    @Override
    public RuleTerms standard() {
        var ahead = Period.ofDays(15);
        return new RuleTerms(
                true,
                "0 9 * * *",
                ahead,
                ahead,
                List.of(ChannelKind.SMS, ChannelKind.WECHAT, ChannelKind.E_MAIL, ChannelKind.FAX),
                null);
    }

    @Override
    public TemplateDefinition template() {
        return TEMPLATE;
    }

    @Override
    public Part find(Run run, String cursor, int limit) {
        var after = cursor == null ? new String[] {null, null} : cursor.split(SEPARATOR);
        var last = run.on().plus(run.rule().lookAhead()).plusDays(CLAMPED_DAYS);
        var ending = dates.ending(run.communityId(), run.on(), last, run.on(), uuid(after[0]), uuid(after[1]), limit);
        return new Part(
                ending.stream()
                        .filter(each -> each.recipientId() != null)
                        .filter(each ->
                                run.isInTime(each.paidTo().minus(run.rule().lookAhead())))
                        .map(FeeExpiry::occasion)
                        .toList(),
                ending.size() < limit ? null : place(ending.getLast()));
    }

    @Override
    public Map<String, Text> values(Run run, List<Occasion> occasions) {
        return occasions.getFirst().facts();
    }

    private static Occasion occasion(PaidToEnding ending) {
        var paidTo = ending.paidTo().toString();
        return new Occasion(
                new SubjectRef("house", ending.houseId()),
                paidTo + SEPARATOR + ending.feeItemId(),
                new SubjectRef("owner", ending.recipientId()),
                ending.paidTo(),
                place(ending),
                Map.of(
                        "house", new Text(ending.houseCode(), ending.houseCode()),
                        "item", new Text(ending.itemName(), ending.itemName()),
                        "paidTo", new Text(paidTo, paidTo)));
    }

    private static String place(PaidToEnding ending) {
        return ending.houseId() + SEPARATOR + ending.feeItemId();
    }

    private static UUID uuid(String text) {
        return text == null ? null : UUID.fromString(text);
    }
}
