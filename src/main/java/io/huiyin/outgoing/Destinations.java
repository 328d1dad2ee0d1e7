package io.huiyin.outgoing;

import io.huiyin.outgoing.DestinationRefused.Reason;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Decides whether an address that someone else named may be called, such as a webhook's. Ask at every connection, not only
 * when the address is taken in, and connect to what the {@link Destination} says. Do not follow redirects: each leads to
 * another address, which would have to be asked about as well.
 *
 * <p>For addresses that an operator sets it is not meant: those may well lie inside.
 */
public final class Destinations {

    private static final String SCHEME = "https";
    private static final int DEFAULT_PORT = 443;
    private static final int HIGHEST_PORT = 65_535;

    /** Looks a name up, as {@link InetAddress#getAllByName} does. */
    @FunctionalInterface
    public interface Resolver {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private final Resolver resolver;
    private final Set<Integer> ports;

    /** @param morePorts allowed beside 443 */
    public Destinations(Set<Integer> morePorts) {
        this(InetAddress::getAllByName, morePorts);
    }

    public Destinations(Resolver resolver, Set<Integer> morePorts) {
        this.resolver = resolver;
        ports = Set.copyOf(morePorts);
    }

    /**
     * Looks an address up. It blocks for as long as the resolver does.
     *
     * @throws DestinationRefused if it may not be called, or not now
     */
    public Destination resolve(URI uri) throws DestinationRefused {
        if (!SCHEME.equalsIgnoreCase(uri.getScheme()) || uri.getRawAuthority() == null) {
            throw new DestinationRefused(Reason.NOT_HTTPS);
        }
        // Not URI's own parts: it has none where the host is not ASCII, and others read such a one all the same.
        var authority = uri.getRawAuthority();
        if (authority.indexOf('@') >= 0) throw new DestinationRefused(Reason.USER_INFO);
        if (authority.indexOf('%') >= 0 || authority.indexOf('\\') >= 0) throw new DestinationRefused(Reason.HOST);
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        var host = HostNames.read(hasPort ? authority.substring(0, colon) : authority);
        int port = hasPort ? port(authority.substring(colon + 1)) : DEFAULT_PORT;
        return new Destination(uri, host, port, addresses(host));
    }

    private int port(String text) throws DestinationRefused {
        if (text.isEmpty()) return DEFAULT_PORT;
        if (!text.matches("\\d{1,5}")) throw new DestinationRefused(Reason.PORT);
        int port = Integer.parseInt(text);
        boolean allowed = port == DEFAULT_PORT || ports.contains(port);
        if (!allowed || port > HIGHEST_PORT) throw new DestinationRefused(Reason.PORT);
        return port;
    }

    /** One address that is not public is enough to refuse the name: nobody has both by accident. */
    private List<InetAddress> addresses(String host) throws DestinationRefused {
        var found = HostNames.isLiteral(host) ? new InetAddress[] {InetAddress.ofLiteral(host)} : lookUp(host);
        if (!Arrays.stream(found).allMatch(PublicNetwork::contains)) throw new DestinationRefused(Reason.NOT_PUBLIC);
        var named = new ArrayList<InetAddress>();
        for (var address : found) named.add(named(host, address));
        return named;
    }

    private InetAddress[] lookUp(String host) throws DestinationRefused {
        try {
            // With a dot at the end, so that no search domain of this machine is tried.
            var found = resolver.addressesOf(host + ".");
            if (found.length == 0) throw new DestinationRefused(Reason.UNKNOWN_HOST);
            return found;
        } catch (UnknownHostException unknown) {
            throw new DestinationRefused(Reason.UNKNOWN_HOST);
        }
    }

    private static InetAddress named(String host, InetAddress address) {
        try {
            return InetAddress.getByAddress(host, address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the bytes of an address are an address", e);
        }
    }
}
