package io.huiyin.callbacks;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can be done with a callback while it is due. */
public enum CallbackAction {
    /** Somebody tried to reach the owner (联系). */
    ATTEMPT,
    /** The owner was asked (完成回访). */
    COMPLETE,
    /** It is not to be made (免回访). */
    EXEMPT,
    /** Somebody else is to make it (转派). */
    ASSIGN;

    /** As it stands in addresses and answers. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
