package io.huiyin.events;

/**
 * A place in the event log: everything up to and with it has been read.
 *
 * @param tx  the transaction that wrote the event, as the log counts
 * @param seq the event's place among those of all transactions
 */
public record Position(long tx, long seq) implements Comparable<Position> {

    static final Position START = new Position(0, 0);

    static Position of(StoredEvent event) {
        return new Position(event.tx(), event.seq());
    }

    @Override
    public int compareTo(Position other) {
        return tx == other.tx ? Long.compare(seq, other.seq) : Long.compare(tx, other.tx);
    }
}
