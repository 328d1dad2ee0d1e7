package io.huiyin.tickets;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.OwnerScope;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.tickets.NewTicket.Reported;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What an owner may say of a matter of their own (业主自助报事): about their houses, for themselves, and nothing for the office. */
final class OwnMatter {

    private static final Set<TicketChannel> CHANNELS =
            EnumSet.of(TicketChannel.APP, TicketChannel.WECHAT, TicketChannel.ONLINE);

    private OwnMatter() {}

    /** @throws ProblemException 422 for whatever is not theirs to say */
    static void check(OwnerScope owner, NewTicket matter) {
        var errors = new ArrayList<FieldError>();
        if (matter.houseId() != null && !owner.houses().contains(matter.houseId())) {
            throw Problems.unknownReference("/houseId");
        }
        if (!CHANNELS.contains(matter.channel())) errors.add(notTheirs("/channel"));
        if (!isTheirs(owner, matter.reporter())) errors.add(notTheirs("/reporter/ownerId"));
        if (matter.reportedAt() != null) errors.add(notTheirs("/reportedAt"));
        if (matter.receivedBy() != null) errors.add(notTheirs("/receivedBy"));
        if (matter.appointmentAt() != null) errors.add(notTheirs("/appointmentAt"));
        if (matter.repeatOf() != null) errors.add(notTheirs("/repeatOf"));
        if (matter.severity() != null) errors.add(notTheirs("/severity"));
        if (matter.details().complaintClass() != null) errors.add(notTheirs("/complaintClass"));
        if (matter.details().relayTo() != null) errors.add(notTheirs("/relayTo"));
        if (!errors.isEmpty()) throw Problems.unprocessable(List.copyOf(errors));
    }

    private static boolean isTheirs(OwnerScope owner, Reported reporter) {
        return reporter.anonymous() ? reporter.ownerId() == null : owner.id().equals(reporter.ownerId());
    }

    private static FieldError notTheirs(String pointer) {
        return new FieldError(pointer, "not-for-owners", Text.of("An owner cannot say this.", "业主本人不可填写此项。"));
    }
}
