package io.huiyin.outgoing;

import io.huiyin.outgoing.DestinationRefused.Reason;
import java.net.IDN;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads the host of an address in the one way in which it is looked up afterwards. What other readers take for a number
 * ({@code 0x7f.1}, {@code 2130706433}) is refused, as the URL standard has it: a host that ends in a number is an IPv4 address
 * or nothing.
 */
final class HostNames {

    private static final int LONGEST = 253;
    private static final Pattern NUMBER = Pattern.compile("\\d+|0[xX][0-9a-fA-F]*");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /** Names that mean something inside a machine, a house or a cloud, and nothing in the public network. */
    private static final List<String> NOT_PUBLIC = List.of(
            ".localhost",
            ".localdomain",
            ".local",
            ".internal",
            ".intranet",
            ".private",
            ".corp",
            ".home",
            ".lan",
            ".home.arpa",
            ".in-addr.arpa",
            ".ip6.arpa",
            ".test",
            ".example",
            ".invalid",
            ".onion",
            ".alt");

    private HostNames() {}

    /** In ASCII and lower case, without a dot at the end; an IPv6 address without its brackets. */
    static String read(String host) throws DestinationRefused {
        if (host.startsWith("[")) return ipv6(host);
        var ascii = ascii(host);
        var plain = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        var last = plain.substring(plain.lastIndexOf('.') + 1);
        if (NUMBER.matcher(last).matches()) {
            if (!IPV4.matcher(plain).matches()) throw new DestinationRefused(Reason.HOST);
            return plain;
        }
        if (plain.length() > LONGEST || !NAME.matcher(plain).matches()) throw new DestinationRefused(Reason.HOST);
        var dotted = "." + plain;
        if (NOT_PUBLIC.stream().anyMatch(dotted::endsWith)) throw new DestinationRefused(Reason.HOST);
        return plain;
    }

    static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
    }

    private static String ipv6(String host) throws DestinationRefused {
        // A zone (%eth0) names a network of this machine.
        if (!host.endsWith("]") || host.indexOf('%') >= 0) throw new DestinationRefused(Reason.HOST);
        var literal = host.substring(1, host.length() - 1);
        try {
            if (literal.indexOf(':') < 0) throw new DestinationRefused(Reason.HOST);
            InetAddress.ofLiteral(literal);
            return literal.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException unreadable) {
            throw new DestinationRefused(Reason.HOST);
        }
    }

    /** Other writings of letters, digits and dots become the plain ones here, before anything is judged. */
    private static String ascii(String host) throws DestinationRefused {
        try {
            return IDN.toASCII(host).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException unreadable) {
            throw new DestinationRefused(Reason.HOST);
        }
    }
}
