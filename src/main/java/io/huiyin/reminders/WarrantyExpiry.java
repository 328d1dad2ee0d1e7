package io.huiyin.reminders;

import io.huiyin.database.Database;
import io.huiyin.estate.House;
import io.huiyin.estate.Houses;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.TemplateDefinition;
import io.huiyin.owners.Owners;
import io.huiyin.owners.Recipient;
import io.huiyin.warranty.Warranties;
import io.huiyin.warranty.Warranty;
import io.huiyin.warranty.WarrantyFilter;
import io.huiyin.warranty.WarrantyPart;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A part of a house is soon out of warranty (保修到期): every owner whom the house has by then is told once for each part and
 * last day, whoever becomes an owner later too, as long as the warranty runs.
 */
@ApplicationScoped
class WarrantyExpiry implements Kind {

    static final String CODE = "WARRANTY_EXPIRY";

    /** A clamped month is up to three days shorter than the one that is added. */
    private static final int CLAMPED_DAYS = 3;

    private static final TemplateDefinition TEMPLATE = new TemplateDefinition(
            CODE,
            Map.of(
                    "house", new Text("Code of the house", "房屋编号"),
                    "part", new Text("What is under warranty", "保修项目"),
                    "expiresOn", new Text("Last day of the warranty", "保修截止日")),
            new Text("The warranty for {part} of {house} ends on {expiresOn}", "{house} {part}保修将于 {expiresOn} 到期"),
            new Text(
                    "Dear {recipientName}, the warranty for {part} of your house {house} ends on {expiresOn}. "
                            + "If anything is not as it should be, please report it to the service desk by then.",
                    "尊敬的{recipientName}：您的房屋 {house} 的{part}保修期至 {expiresOn} 止。如有质量问题，请在到期前向客服中心报修。"));

    private final Database database;
    private final Warranties warranties;
    private final Houses houses;
    private final Owners owners;
    private final Clock clock;

    WarrantyExpiry(Database database, Warranties warranties, Houses houses, Owners owners, Clock clock) {
        this.database = database;
        this.warranties = warranties;
        this.houses = houses;
        this.owners = owners;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    /** A month ahead, and then until the end: whoever comes late is still told. */
    @Override
    public RuleTerms standard() {
        var month = Period.ofMonths(1);
        return new RuleTerms(
                true,
                "0 9 * * *",
                month,
                month,
                List.of(ChannelKind.SMS, ChannelKind.WECHAT, ChannelKind.E_MAIL),
                null);
    }

    @Override
    public TemplateDefinition template() {
        return TEMPLATE;
    }

    @Override
    public Part find(Run run, String cursor, int limit) {
        var last = run.on().plus(run.rule().lookAhead()).plusDays(CLAMPED_DAYS);
        var page = warranties.list(
                database.caller(), new WarrantyFilter(run.communityId(), null, run.on(), last), cursor, limit);
        var ending = page.items().stream()
                .filter(item -> run.isInTime(remindOn(run, item)))
                .toList();
        return new Part(occasions(run, ending), page.nextCursor());
    }

    @Override
    public Map<String, Text> values(Run run, List<Occasion> occasions) {
        return occasions.getFirst().facts();
    }

    @Override
    public void issued(Run run, List<Occasion> occasions) {
        var items = occasions.stream().map(occasion -> occasion.subject().id()).collect(Collectors.toSet());
        warranties.markReminded(items, clock.instant());
    }

    private List<Occasion> occasions(Run run, List<Warranty> ending) {
        var houseIds = ending.stream().map(Warranty::houseId).collect(Collectors.toSet());
        if (houseIds.isEmpty()) return List.of();
        var ownersOf = owners.currentOwnersOf(houseIds, run.on()).stream()
                .collect(Collectors.groupingBy(
                        Recipient::houseId, Collectors.mapping(Recipient::ownerId, Collectors.toSet())));
        var codes = houses.findAll(houseIds);
        var occasions = new ArrayList<Occasion>();
        for (var item : ending) {
            for (var owner : ownersOf.getOrDefault(item.houseId(), Set.of())) {
                occasions.add(occasion(item, owner, codes.get(item.houseId())));
            }
        }
        return occasions;
    }

    private static Occasion occasion(Warranty item, UUID owner, House house) {
        var expiresOn = item.expiresOn().toString();
        return new Occasion(
                new SubjectRef("warranty", item.id()),
                expiresOn,
                new SubjectRef("owner", owner),
                item.expiresOn(),
                item.id() + "/" + owner,
                Map.of(
                        "house", new Text(house.code(), house.code()),
                        "part", name(item.part()),
                        "expiresOn", new Text(expiresOn, expiresOn)));
    }

    private static LocalDate remindOn(Run run, Warranty item) {
        return item.expiresOn().minus(run.rule().lookAhead());
    }

    private static Text name(WarrantyPart part) {
        return switch (part) {
            case WATERPROOFING -> new Text("waterproofing", "防水工程");
            case HEATING -> new Text("heating", "供热系统");
            case COOLING -> new Text("cooling", "供冷系统");
            case WIRING -> new Text("wiring", "电气管线");
            case PLUMBING -> new Text("water supply and drainage", "给排水管道");
            case EQUIPMENT -> new Text("equipment", "设备安装");
            case FIT_OUT -> new Text("fit-out", "装修工程");
            case STRUCTURE -> new Text("the structure", "地基基础与主体结构");
        };
    }
}
