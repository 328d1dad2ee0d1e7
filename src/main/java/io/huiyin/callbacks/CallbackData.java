package io.huiyin.callbacks;

import io.huiyin.owners.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** How an owner was asked, and what they said. */
@ApplicationScoped
class CallbackData implements PersonalData {

    private final CallbackRepository callbacks;

    CallbackData(CallbackRepository callbacks) {
        this.callbacks = callbacks;
    }

    @Override
    public String part() {
        return "callbacks";
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
