package io.huiyin.dunning;

import io.huiyin.community.Communities;
import io.huiyin.database.Database;
import io.huiyin.dunning.DunningSending.LetterNotSent;
import io.huiyin.dunning.DunningSending.NotSentReason;
import io.huiyin.dunning.DunningSendingRepository.Waiting;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.Delivery;
import io.huiyin.messaging.Draft;
import io.huiyin.messaging.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Letters that leave as messages (催缴函发送): each waits in the outbox once at most, and its end is its delivery. */
@ApplicationScoped
public class DunningSendings {

    private static final String OWNER = "owner";

    private final Database database;
    private final DunningLetterRepository letters;
    private final DunningSendingRepository sendings;
    private final DunningLadderRepository ladders;
    private final DunningLetterMessages words;
    private final Communities communities;
    private final Messages messages;
    private final Events events;
    private final Clock clock;

    DunningSendings(
            Database database,
            DunningLetterRepository letters,
            DunningSendingRepository sendings,
            DunningLadderRepository ladders,
            DunningLetterMessages words,
            Communities communities,
            Messages messages,
            Events events,
            Clock clock) {
        this.database = database;
        this.letters = letters;
        this.sendings = sendings;
        this.ladders = ladders;
        this.words = words;
        this.communities = communities;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Gives the letters of a batch to the outbox that reached nobody and are not there, and whose debt is still to be asked for. Of
     * two calls at once the second finds nothing left.
     *
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown batch; 422 for a channel that the step does not take; 409 for one
     *     that this installation has not
     */
    public DunningSending send(Caller caller, UUID batchId, Expected expected, ChannelKind channel) {
        return database.in(caller, () -> {
            var batch = letters.lock(batchId).orElseThrow(Problems::notFound);
            expected.check(batch.version());
            check(batch, channel);
            var zone = communities.find(batch.communityId()).orElseThrow().timeZone();
            var now = clock.instant();
            var waiting = sendings.waiting(batchId, LocalDate.ofInstant(now, zone));
            var within = within(channel, waiting);
            var notSent = new ArrayList<LetterNotSent>();
            var going = new ArrayList<Waiting>();
            for (var letter : waiting) {
                var reason = reason(letter, within);
                if (reason == null) going.add(letter);
                else notSent.add(new LetterNotSent(letter.letterId(), letter.houseId(), reason));
            }
            queue(caller, batch, channel, zone, going);
            events.publish(new DunningEvent.LettersQueued(
                    batch.communityId(), batchId, channel, going.size(), notSent.size(), now));
            return new DunningSending(batchId, channel, going.size(), notSent);
        });
    }

    private void queue(Caller caller, DunningLetterBatch batch, ChannelKind channel, ZoneId zone, List<Waiting> going) {
        if (going.isEmpty()) return;
        var said = letters.words(batch.id());
        var drafts = going.stream()
                .map(letter -> draft(batch, channel, zone, said, letter))
                .toList();
        messages.queue(drafts);
        sendings.insert(
                batch.communityId(),
                drafts.stream().map(Draft::id).toList(),
                going.stream().map(Waiting::letterId).toList(),
                channel,
                caller.staffId(),
                clock.instant());
    }

    private Draft draft(
            DunningLetterBatch batch,
            ChannelKind channel,
            ZoneId zone,
            DunningLetterRepository.Words said,
            Waiting letter) {
        var id = Ids.next();
        return new Draft(
                id,
                batch.communityId(),
                zone,
                new SubjectRef(OWNER, letter.payerId()),
                new SubjectRef("dunning_letter", letter.letterId()),
                DunningLetterMessages.CODE,
                words.values(batch, said, letter),
                Delivery.by(channel),
                "dunning-letter/" + letter.letterId() + ":" + id);
    }

    private void check(DunningLetterBatch batch, ChannelKind channel) {
        var allowed = ladders.of(batch.communityId()).steps().stream()
                .filter(step -> step.code().equals(batch.step()))
                .flatMap(step -> step.methods().stream())
                .toList();
        if (DunningMethod.by(channel).filter(allowed::contains).isEmpty()) {
            throw Problems.unprocessable(
                    "/channel",
                    "not-of-step",
                    Text.of("%s is taken by one of %s.", "%s 的方式须为 %s 之一。", batch.step(), allowed));
        }
        if (!messages.leaveBy(channel)) {
            throw Problems.conflict(
                    "/channel", "channel-off", Text.of("No message leaves by this channel here.", "系统未接通该通知渠道。"));
        }
    }

    private Set<UUID> within(ChannelKind channel, List<Waiting> waiting) {
        var payers =
                waiting.stream().map(Waiting::payerId).filter(Objects::nonNull).collect(Collectors.toSet());
        return payers.isEmpty() ? Set.of() : messages.within(channel, OWNER, payers);
    }

    /** @return null for a letter that goes */
    private static NotSentReason reason(Waiting letter, Set<UUID> within) {
        if (!letter.isOwed()) return NotSentReason.NOTHING_OWED;
        if (letter.isPromised()) return NotSentReason.PROMISED;
        if (letter.payerId() == null) return NotSentReason.NO_RECIPIENT;
        return within.contains(letter.payerId()) ? null : NotSentReason.NO_ADDRESS;
    }
}
