package io.huiyin.callbacks;

import io.huiyin.files.Files;
import io.huiyin.owners.PersonalData;
import io.huiyin.sla.SlaTimers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** How an owner was asked, and what they said. */
@ApplicationScoped
class CallbackData implements PersonalData {

    private static final int NAMED = 20;

    private final CallbackRepository callbacks;
    private final Files files;
    private final SlaTimers timers;
    private final Clock clock;

    CallbackData(CallbackRepository callbacks, Files files, SlaTimers timers, Clock clock) {
        this.callbacks = callbacks;
        this.files = files;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public String part() {
        return "callbacks";
    }

    @Override
    public List<Blocker> blockers(UUID ownerId) {
        return callbacks.dueTo(ownerId, NAMED).stream()
                .map(id -> new Blocker("CALLBACK_DUE", id))
                .toList();
    }

    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        var signatures = callbacks.signaturesOf(ownerId);
        var erased = callbacks.erase(ownerId, clock.instant());
        files.remove(signatures);
        timers.eraseReasons(erased);
        return erased;
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        var page = callbacks.ofReporter(ownerId, after, limit);
        var attempts = callbacks.attempts(
                page.stream().map(callback -> callback.state().id).toList());
        return page.stream()
                .map(callback -> {
                    var id = callback.state().id;
                    return new Piece(id, CallbackView.of(callback, attempts.getOrDefault(id, List.of()), false));
                })
                .toList();
    }
}
