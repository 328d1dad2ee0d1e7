package io.huiyin.messaging;

import java.util.List;

/** A room's bean that says which messages it sends, with the words that ship with the program. */
public interface TemplateSource {

    List<TemplateDefinition> templates();

    /** Whether the event log says when such a message went out ({@link MessageSent}), since something follows from it. */
    default boolean isLeavingOnRecord() {
        return false;
    }

    /**
     * Refuses what no community may write in such a message.
     *
     * @throws io.huiyin.kernel.ProblemException 422 with the pointer
     */
    default void check(String pointer, String words) {}
}
