package io.huiyin.events;

/**
 * Something that follows from an event but leaves the house or may lag, such as a message. The relay gives it each event
 * that it wants once: its rows and the note that it was served commit together.
 */
public interface EventHandler {

    /** The name under which the relay remembers how far it has come: never renamed. */
    String name();

    boolean wants(String eventType);

    /** Runs in a transaction in the scope of the event's community; what it throws is retried alone, later. */
    void handle(StoredEvent event);
}
