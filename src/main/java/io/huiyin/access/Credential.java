package io.huiyin.access;

import io.huiyin.kernel.Caller;
import java.util.Optional;

/** A sort of bearer credential that an upper room gives out and knows again. */
public interface Credential {

    /** Whether a text has the form of one. */
    boolean isOfForm(String secret);

    /** Who calls with it; empty if it is none, or no longer. */
    Optional<Caller> identify(String secret);
}
