package io.huiyin.app.demo;

import io.huiyin.callbacks.AttemptDetails;
import io.huiyin.callbacks.AttemptOutcome;
import io.huiyin.callbacks.CallbackFilter;
import io.huiyin.callbacks.CallbackMethod;
import io.huiyin.callbacks.CallbackStatus;
import io.huiyin.callbacks.Callbacks;
import io.huiyin.callbacks.Completion;
import io.huiyin.callbacks.Scores;
import io.huiyin.estate.House;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.tickets.Disposition;
import io.huiyin.tickets.Medium;
import io.huiyin.tickets.NewTicket;
import io.huiyin.tickets.NewTicket.Reported;
import io.huiyin.tickets.TicketCare;
import io.huiyin.tickets.TicketChannel;
import io.huiyin.tickets.TicketDetails;
import io.huiyin.tickets.TicketKind;
import io.huiyin.tickets.TicketOutcome;
import io.huiyin.tickets.TicketPriority;
import io.huiyin.tickets.TicketWork;
import io.huiyin.tickets.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Matters in every state, of the last days: entered afterwards, through the same moves as any other. */
@ApplicationScoped
class DemoMatters {

    private static final Duration STEP = Duration.ofMinutes(20);

    private final Tickets tickets;
    private final TicketWork work;
    private final TicketCare care;
    private final Callbacks callbacks;
    private final Clock clock;

    DemoMatters(Tickets tickets, TicketWork work, TicketCare care, Callbacks callbacks, Clock clock) {
        this.tickets = tickets;
        this.work = work;
        this.care = care;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    /** Where a matter of the demo is left. */
    private enum End {
        REGISTERED,
        ASSIGNED,
        ACCEPTED,
        ON_SITE,
        IN_PROGRESS,
        WAITING,
        RESOLVED,
        CALLED_BACK,
        REWORK,
        UNREACHABLE,
        EXEMPT,
        CLOSED,
        CANCELLED
    }

    private record Matter(
            TicketKind kind, String category, TicketPriority priority, String text, int hoursAgo, End end) {}

    private static final List<Matter> MATTERS = List.of(
            new Matter(TicketKind.REPAIR, "PLUMBING", TicketPriority.NORMAL, "厨房水管接头滴水", 2, End.REGISTERED),
            new Matter(TicketKind.COMPLAINT, "PARKING", TicketPriority.NORMAL, "访客车占用固定车位", 3, End.ASSIGNED),
            new Matter(TicketKind.REPAIR, "ELECTRICAL", TicketPriority.URGENT, "入户总闸跳闸，全屋停电", 1, End.ON_SITE),
            new Matter(TicketKind.REPAIR, "DOORS_WINDOWS", TicketPriority.NORMAL, "阳台推拉门脱轨", 20, End.ACCEPTED),
            new Matter(TicketKind.REPAIR, "APPLIANCE", TicketPriority.NORMAL, "浴霸不工作", 26, End.IN_PROGRESS),
            new Matter(TicketKind.REPAIR, "PLUMBING", TicketPriority.NORMAL, "马桶水箱不停进水", 30, End.WAITING),
            new Matter(TicketKind.COMPLAINT, "HYGIENE", TicketPriority.NORMAL, "楼道垃圾三天没有清理", 96, End.ASSIGNED),
            new Matter(TicketKind.COMPLAINT, "FACILITIES", TicketPriority.NORMAL, "电梯间隔一天停一次", 120, End.IN_PROGRESS),
            new Matter(TicketKind.COMPLAINT, "GREENING", TicketPriority.NORMAL, "楼前灌木遮挡一楼采光", 28, End.RESOLVED),
            new Matter(TicketKind.REPAIR, "ELECTRICAL", TicketPriority.NORMAL, "客厅插座松动", 27, End.RESOLVED),
            new Matter(
                    TicketKind.LEGACY_DEFECT, "OUTER_WALL_SEEPAGE", TicketPriority.NORMAL, "雨后外墙渗水", 200, End.RESOLVED),
            new Matter(TicketKind.COMPLAINT, "SECURITY", TicketPriority.NORMAL, "夜间门岗无人值守", 72, End.CALLED_BACK),
            new Matter(TicketKind.REPAIR, "PLUMBING", TicketPriority.NORMAL, "洗手盆下水不畅", 74, End.CALLED_BACK),
            new Matter(TicketKind.REPAIR, "DOORS_WINDOWS", TicketPriority.NORMAL, "入户门锁芯卡顿", 76, End.REWORK),
            new Matter(TicketKind.COMPLAINT, "DEVELOPER", TicketPriority.NORMAL, "交付的石材与样板不符", 170, End.UNREACHABLE),
            new Matter(TicketKind.REPAIR, "APPLIANCE", TicketPriority.NORMAL, "抽油烟机漏油", 100, End.EXEMPT),
            new Matter(TicketKind.INQUIRY, "OTHER", TicketPriority.NORMAL, "咨询物业费发票如何开具", 50, End.CLOSED),
            new Matter(TicketKind.SUGGESTION, "GREENING", TicketPriority.NORMAL, "建议在儿童区加一排座椅", 55, End.CANCELLED));

    /** @param houses at least as many as there are matters, each with its owner at the same place */
    void register(Caller demo, UUID communityId, List<House> houses, List<UUID> owners, UUID engineer) {
        for (int i = 0; i < MATTERS.size(); i++) {
            var matter = MATTERS.get(i);
            var reportedAt = clock.instant().minus(Duration.ofHours(matter.hoursAgo()));
            var id = open(demo, communityId, houses.get(i), owners.get(i), matter, reportedAt);
            new Course(demo, id, reportedAt, engineer, matter).runTo(matter.end());
        }
        anonymous(demo, communityId);
    }

    private UUID open(Caller demo, UUID communityId, House house, UUID owner, Matter matter, Instant reportedAt) {
        var details = new TicketDetails(matter.category(), matter.priority(), null, null, matter.text(), null, null);
        return tickets.open(
                        demo,
                        new NewTicket(
                                communityId,
                                house.id(),
                                matter.kind(),
                                TicketChannel.PHONE,
                                Medium.VERBAL,
                                details,
                                new Reported(owner, null, null, false),
                                reportedAt,
                                null,
                                null,
                                null))
                .id();
    }

    private void anonymous(Caller demo, UUID communityId) {
        var details = new TicketDetails("HYGIENE", TicketPriority.NORMAL, null, null, "地下车库有异味", null, null);
        tickets.open(
                demo,
                new NewTicket(
                        communityId,
                        null,
                        TicketKind.COMPLAINT,
                        TicketChannel.FORUM,
                        Medium.WRITTEN,
                        details,
                        new Reported(null, null, null, true),
                        clock.instant().minus(Duration.ofHours(5)),
                        null,
                        null,
                        null));
    }

    /** The steps of one matter, twenty minutes apart. */
    private final class Course {

        private final Caller demo;
        private final UUID id;
        private final UUID engineer;
        private final Matter matter;
        private Instant at;

        Course(Caller demo, UUID id, Instant reportedAt, UUID engineer, Matter matter) {
            this.demo = demo;
            this.id = id;
            this.at = reportedAt;
            this.engineer = engineer;
            this.matter = matter;
        }

        void runTo(End end) {
            switch (end) {
                case ASSIGNED -> {
                    // Routing has done it.
                }
                case REGISTERED -> work.reject(demo, id, Expected.ANY, next(), "不在本片区职责范围");
                case CANCELLED -> care.cancel(demo, id, Expected.ANY, next(), "业主撤回");
                default -> workTo(end);
            }
        }

        private void workTo(End end) {
            if (matter.kind() == TicketKind.REPAIR || matter.kind() == TicketKind.LEGACY_DEFECT) {
                work.assign(demo, id, Expected.ANY, next(), engineer, null, null);
            }
            work.accept(demo, id, Expected.ANY, next());
            if (end == End.ACCEPTED) return;
            if (matter.kind() == TicketKind.REPAIR) work.arrive(demo, id, Expected.ANY, next());
            if (end == End.ON_SITE) return;
            work.progress(demo, id, Expected.ANY, next(), "已到现场查看，正在处理。", true);
            if (end == End.IN_PROGRESS) return;
            if (end == End.WAITING) {
                work.pause(
                        demo,
                        id,
                        Expected.ANY,
                        next(),
                        "OWNER_ABSENT",
                        clock.instant().plus(Duration.ofHours(20)));
                return;
            }
            care.reply(
                    demo, id, Expected.ANY, next(), new TicketCare.Reply("已安排处理，感谢您的反映。", Medium.VERBAL, false, null));
            work.resolve(
                    demo,
                    id,
                    Expected.ANY,
                    next(),
                    new Disposition(TicketOutcome.RESOLVED, "已处理完毕并清理现场。", "日常维护不到位", "工程部"));
            callBackTo(end);
        }

        private void callBackTo(End end) {
            switch (end) {
                case CALLED_BACK -> complete(new Scores(5, 5, 4, 5, 5), "服务及时，满意。");
                case REWORK -> complete(new Scores(4, 3, 2, 2, 2), "两天后又卡住了。");
                case UNREACHABLE -> {
                    for (int i = 0; i < 3; i++) {
                        var attempt =
                                new AttemptDetails(CallbackMethod.PHONE, AttemptOutcome.NO_ANSWER, null, null, next());
                        callbacks.attempt(demo, callback(), Expected.ANY, attempt);
                    }
                }
                case EXEMPT -> callbacks.exempt(demo, callback(), Expected.ANY, "业主已当面确认满意", next());
                case CLOSED -> care.close(demo, id, Expected.ANY, next(), null);
                default -> {
                    // Its callback stays owed.
                }
            }
        }

        private void complete(Scores scores, String comment) {
            callbacks.complete(
                    demo,
                    callback(),
                    Expected.ANY,
                    new Completion(CallbackMethod.PHONE, scores, null, comment, null, null, null, null, next()));
        }

        private UUID callback() {
            var filter = new CallbackFilter(null, CallbackStatus.DUE, null, id, null, null);
            return callbacks.list(demo, filter, null, 1).items().getFirst().id();
        }

        private Instant next() {
            at = at.plus(STEP);
            return at.isAfter(clock.instant()) ? clock.instant() : at;
        }
    }
}
