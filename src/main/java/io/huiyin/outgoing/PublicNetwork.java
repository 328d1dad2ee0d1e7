package io.huiyin.outgoing;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Which addresses are of the public network, by IANA's registries of special-purpose addresses. */
final class PublicNetwork {

    private record Range(BigInteger prefix, int bits, int length) {

        static Range of(String text) {
            var parts = text.split("/");
            var address = InetAddress.ofLiteral(parts[0]).getAddress();
            int bits = Integer.parseInt(parts[1]);
            return new Range(head(address, bits), bits, address.length);
        }

        boolean contains(byte[] address) {
            return address.length == length && head(address, bits).equals(prefix);
        }

        private static BigInteger head(byte[] address, int bits) {
            return new BigInteger(1, address).shiftRight(address.length * 8 - bits);
        }
    }

    private static final List<Range> NOT_PUBLIC_4 = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by carriers; a cloud's metadata at 100.100.100.200
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // a cloud's own services
            "169.254.0.0/16", // link-local; clouds' metadata at 169.254.169.254
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved; broadcast

    /** Of IPv6 only this is given out; loopback, unique local, link-local, multicast and mapped ones lie outside. */
    private static final Range GLOBAL_6 = Range.of("2000::/3");

    private static final List<Range> NOT_PUBLIC_6 = ranges(
            "2001::/23", // protocol assignments, Teredo among them, which hides an IPv4 address
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which hides an IPv4 address
            "3fff::/20"); // documentation

    /** The last 32 bits are an IPv4 address, which a translator calls. */
    private static final Range NAT64 = Range.of("64:ff9b::/96");

    private PublicNetwork() {}

    static boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) return NOT_PUBLIC_4.stream().noneMatch(range -> range.contains(bytes));
        if (NAT64.contains(bytes)) return contains(last4(bytes));
        return GLOBAL_6.contains(bytes) && NOT_PUBLIC_6.stream().noneMatch(range -> range.contains(bytes));
    }

    private static InetAddress last4(byte[] bytes) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static List<Range> ranges(String... texts) {
        return Arrays.stream(texts).map(Range::of).toList();
    }
}
