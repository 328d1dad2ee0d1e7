package io.huiyin.messaging;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * How a person is reached.
 *
 * @param preferred the ways that the person prefers, best first
 * @param addresses where each way leads; a way without an address cannot be taken
 */
public record Contact(String name, List<ChannelKind> preferred, Map<ChannelKind, String> addresses) {

    public Contact {
        preferred = List.copyOf(preferred);
        addresses = Map.copyOf(addresses);
    }

    /** Of the allowed ways first those that the person prefers, then the others. */
    List<ChannelKind> order(List<ChannelKind> allowed) {
        var order = new LinkedHashSet<>(preferred);
        order.retainAll(allowed);
        order.addAll(allowed);
        return new ArrayList<>(order);
    }

    @Override
    public String toString() {
        return "Contact" + addresses.keySet();
    }
}
