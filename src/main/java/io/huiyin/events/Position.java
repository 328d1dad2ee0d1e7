package io.huiyin.events;

/** A place in the event log: everything up to and with it has been read. */
record Position(long tx, long seq) {

    static final Position START = new Position(0, 0);

    static Position of(StoredEvent event) {
        return new Position(event.tx(), event.seq());
    }
}
