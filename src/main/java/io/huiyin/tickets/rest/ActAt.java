package io.huiyin.tickets.rest;

import java.time.Instant;

/**
 * Body of an act that needs none, but may say when it was done.
 *
 * @param at now where absent; not before the report and not in the future
 */
record ActAt(Instant at) {

    static Instant of(ActAt body) {
        return body == null ? null : body.at();
    }
}
