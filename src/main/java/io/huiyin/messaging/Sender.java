package io.huiyin.messaging;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.SubjectRef;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Sends what is in the outbox. Each message leaves at least once: a sender that is lost after sending and before noting
 * it leaves a lease behind, and when that ends the message goes out again, under the same id.
 */
@ApplicationScoped
class Sender {

    private static final Logger LOG = Logger.getLogger(Sender.class);

    private static final String NO_WAY_LEFT = "no way is left that leads to the recipient";

    private final Claims claims;
    private final Channels channels;
    private final AddressBooks books;
    private final Database database;
    private final MessagingConfig.Sender config;
    private final MeterRegistry meters;
    private final Clock clock;

    Sender(
            Claims claims,
            Channels channels,
            AddressBooks books,
            Database database,
            MessagingConfig config,
            MeterRegistry meters,
            Clock clock) {
        this.claims = claims;
        this.channels = channels;
        this.books = books;
        this.database = database;
        this.config = config.sender();
        if (this.config.lease().compareTo(this.config.sendTimeout().multipliedBy(2)) < 0) {
            throw new IllegalStateException("huiyin.messaging.sender.lease must be at least twice the send-timeout");
        }
        this.meters = meters;
        this.clock = clock;
    }

    /** Sends one batch of a channel. @return how many messages it took in hand, whatever became of them */
    int sendBatch(ChannelKind channel) {
        var batch = claims.claim(channel, config.batchSize());
        var ofCommunities = batch.stream().collect(Collectors.groupingBy(Claim::communityId));
        int stayed = 0;
        for (var ofCommunity : ofCommunities.entrySet()) {
            var people = new People(ofCommunity.getKey(), ofCommunity.getValue());
            for (var claim : ofCommunity.getValue()) {
                var outcome = outcome(claim, people);
                settle(claim, outcome);
                if (!outcome.isATry()) stayed++;
            }
        }
        if (stayed > 0) claims.giveBack(channel, stayed, claimedAt(batch));
        return batch.size();
    }

    private Instant claimedAt(List<Claim> batch) {
        return batch.getFirst().until().minus(config.lease());
    }

    private void settle(Claim claim, Outcome outcome) {
        if (!claims.settle(claim, outcome)) {
            LOG.warnf("message %s was taken over by another sender before it was settled", claim.id());
            return;
        }
        meters.counter(
                        "huiyin.messages",
                        "channel",
                        outcome.channel().name(),
                        "status",
                        outcome.status().name())
                .increment();
    }

    private Outcome outcome(Claim claim, People people) {
        if (claim.tries() > config.attempts()) {
            return Outcome.dead(claim.channel(), null, "its senders were lost while they sent it");
        }
        try {
            var quietUntil = claim.quietHours().endAfter(clock.instant(), claim.zone());
            if (quietUntil.isPresent()) return Outcome.held(claim.channel(), quietUntil.get());
            return addressed(claim, people);
        } catch (DeliveryFailed failure) {
            return failed(claim, null, failure);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "message %s could not be prepared", claim.id());
            return failed(claim, null, unexpected(failure));
        }
    }

    private Outcome addressed(Claim claim, People people) {
        var contact = people.contact(claim);
        var found = channels.way(contact, claim.channels(), claim.failed());
        if (found.isEmpty()) return Outcome.dead(claim.channel(), null, NO_WAY_LEFT);
        var way = found.get();
        if (way != claim.channel()) return Outcome.queued(way, clock.instant());
        var address = contact == null ? null : contact.addresses().get(way);
        if (channels.isByHand(way)) return Outcome.toDo(way, address);
        // Rather give it back than send it when another sender may already have it.
        if (clock.instant().plus(config.sendTimeout()).isAfter(claim.until())) {
            return Outcome.queued(way, clock.instant());
        }
        var names = Map.of(TemplateDefinition.RECIPIENT_NAME, contact == null ? "" : contact.name());
        var envelope = new Envelope(
                claim.id(),
                claim.template(),
                claim.language(),
                address,
                oneLine(claim.subject().finish(names)),
                claim.body().finish(names));
        try {
            return Outcome.sent(way, address, channels.of(way).send(envelope));
        } catch (DeliveryFailed failure) {
            return failed(claim, contact, failure);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "channel %s failed on message %s", way, claim.id());
            return failed(claim, contact, unexpected(failure));
        }
    }

    /** @param contact null where it did not come to trying */
    private Outcome failed(Claim claim, Contact contact, DeliveryFailed failure) {
        var address = contact == null ? null : contact.addresses().get(claim.channel());
        var reason = contact == null ? failure.getMessage() : Redaction.scrub(failure.getMessage(), contact.name());
        if (failure.isPermanent()) {
            return next(claim, contact)
                    .map(way -> Outcome.passedOn(way, clock.instant(), address, reason))
                    .orElseGet(() -> Outcome.dead(claim.channel(), address, reason));
        }
        if (claim.tries() >= config.attempts()) return Outcome.dead(claim.channel(), address, reason);
        return Outcome.failed(claim.channel(), nextTry(claim.tries(), failure), address, reason);
    }

    /** The way after the one that is closed now. */
    private Optional<ChannelKind> next(Claim claim, Contact contact) {
        if (contact == null) return Optional.empty();
        var failed = EnumSet.of(claim.channel());
        failed.addAll(claim.failed());
        return channels.way(contact, claim.channels(), failed);
    }

    /** Later and later, unless the other side says when. */
    private Instant nextTry(int tries, DeliveryFailed failure) {
        var wait =
                failure.retryAfter().orElseGet(() -> config.firstRetry().multipliedBy(1L << Math.min(tries - 1, 20)));
        if (wait.compareTo(config.longestRetry()) > 0) wait = config.longestRetry();
        if (wait.compareTo(config.firstRetry()) < 0) wait = config.firstRetry();
        return clock.instant().plus(wait);
    }

    private static DeliveryFailed unexpected(RuntimeException failure) {
        return new DeliveryFailed(false, failure.getClass().getSimpleName(), failure);
    }

    private static String oneLine(String subject) {
        return subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** The recipients of one community's messages, looked up together when the first of a kind is needed. */
    private final class People {
        private final UUID community;
        private final List<Claim> claims;
        private final Map<String, Map<UUID, Contact>> found = new HashMap<>();

        People(UUID community, List<Claim> claims) {
            this.community = community;
            this.claims = claims;
        }

        /** @return null where nobody is addressed, or nobody knows this kind of people: the log takes it */
        Contact contact(Claim claim) {
            var recipient = claim.recipient();
            if (!books.know(recipient)) return null;
            var contact = found.computeIfAbsent(recipient.type(), this::find).get(recipient.id());
            if (contact == null) throw new DeliveryFailed(true, "the recipient is no longer there", null);
            return contact;
        }

        private Map<UUID, Contact> find(String type) {
            var ids = claims.stream()
                    .map(Claim::recipient)
                    .filter(recipient -> recipient != null && recipient.type().equals(type))
                    .map(SubjectRef::id)
                    .collect(Collectors.toSet());
            return database.in(Caller.job(Claims.JOB, community), () -> books.find(type, ids));
        }
    }
}
