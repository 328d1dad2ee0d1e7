package io.huiyin.outgoing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/**
 * Where an address leads, once it has been looked up and allowed.
 *
 * <p>Connect to one of {@link #sockets()} and to nothing that is looked up again: between two look-ups a name may come to
 * mean another machine. They carry the host's name, which TLS needs for SNI and to verify the certificate.
 *
 * @param uri       as it was given
 * @param host      in ASCII and lower case, for {@code Host} and TLS
 * @param addresses each of them allowed, in the order of the look-up; never empty
 */
public record Destination(URI uri, String host, int port, List<InetAddress> addresses) {

    public Destination {
        addresses = List.copyOf(addresses);
    }

    public List<InetSocketAddress> sockets() {
        return addresses.stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }
}
