package io.huiyin.app.http;

import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Whom an address belongs to, as far as counting goes. */
final class ClientAddress {

    private static final int PREFIX_BYTES = 8;

    private ClientAddress() {}

    /** The address; of an IPv6 one the first 64 bits, since every subscriber has all that follow. */
    static String of(SocketAddress remote) {
        if (remote == null) return "";
        var address = remote.hostAddress() == null ? remote.host() : remote.hostAddress();
        return address == null ? "" : of(address);
    }

    static String of(String address) {
        if (address.indexOf(':') < 0) return address;
        try {
            var literal = InetAddress.ofLiteral(address);
            if (!(literal instanceof Inet6Address)) return literal.getHostAddress();
            var network = Arrays.copyOf(Arrays.copyOf(literal.getAddress(), PREFIX_BYTES), 2 * PREFIX_BYTES);
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (IllegalArgumentException | UnknownHostException unreadable) {
            return address;
        }
    }
}
