package io.huiyin.tickets;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.OwnerScope;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.tickets.NewTicket.Reported;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What an owner may say of a matter of their own (业主自助报事): about their houses, for themselves, and nothing for the office. */
final class OwnMatter {

    private static final Set<TicketChannel> CHANNELS =
            EnumSet.of(TicketChannel.APP, TicketChannel.WECHAT, TicketChannel.ONLINE);

    private OwnMatter() {}

    /** @throws ProblemException 422 for whatever is not theirs to say */
    static void check(OwnerScope owner, NewTicket matter) {
        var errors = new ArrayList<FieldError>();
        checkHouse(owner, matter.houseId());
        if (!CHANNELS.contains(matter.channel())) errors.add(Problems.notForOwners("/channel"));
        if (!isTheirs(owner, matter.reporter())) errors.add(Problems.notForOwners("/reporter/ownerId"));
        if (matter.reportedAt() != null) errors.add(Problems.notForOwners("/reportedAt"));
        if (matter.receivedBy() != null) errors.add(Problems.notForOwners("/receivedBy"));
        if (matter.appointmentAt() != null) errors.add(Problems.notForOwners("/appointmentAt"));
        if (matter.repeatOf() != null) errors.add(Problems.notForOwners("/repeatOf"));
        if (matter.severity() != null) errors.add(Problems.notForOwners("/severity"));
        if (matter.details().complaintClass() != null) errors.add(Problems.notForOwners("/complaintClass"));
        if (matter.details().relayTo() != null) errors.add(Problems.notForOwners("/relayTo"));
        if (!errors.isEmpty()) throw Problems.unprocessable(List.copyOf(errors));
    }

    /** @throws ProblemException 422 for a house to which no relation of theirs runs today */
    static void checkHouse(OwnerScope owner, UUID houseId) {
        if (houseId != null && !owner.houses().contains(houseId)) throw Problems.unknownReference("/houseId");
    }

    /** Of the photographs of a matter those of what they report are theirs. @throws ProblemException 422 for any other */
    static void checkAttachment(AttachmentKind kind) {
        if (kind != AttachmentKind.REPORT) throw Problems.unprocessable(List.of(Problems.notForOwners("/kind")));
    }

    private static boolean isTheirs(OwnerScope owner, Reported reporter) {
        return reporter.anonymous() ? reporter.ownerId() == null : owner.id().equals(reporter.ownerId());
    }
}
