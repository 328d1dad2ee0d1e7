package io.huiyin.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.huiyin.outgoing.DestinationRefused.Reason;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

    private static final Map<String, String> NAMES = Map.of(
            "hooks.partner.cn.", "47.96.1.2",
            "six.partner.cn.", "2400:3200::1",
            "many.partner.cn.", "47.96.1.2 2400:3200::1",
            "inside.partner.cn.", "10.1.2.3",
            "mixed.partner.cn.", "47.96.1.2 127.0.0.1",
            "127.0.0.1.nip.io.", "127.0.0.1",
            "xn--fsqu00a.xn--fiqs8s.", "47.96.1.2");

    private final List<String> asked = new ArrayList<>();
    private final Destinations destinations = new Destinations(this::lookUp, Set.of(8443));

    @ParameterizedTest
    @CsvSource({
        "https://hooks.partner.cn/in?token=1, hooks.partner.cn, 443, 47.96.1.2",
        "HTTPS://Hooks.Partner.CN./, hooks.partner.cn, 443, 47.96.1.2",
        "https://hooks.partner.cn:/, hooks.partner.cn, 443, 47.96.1.2",
        "https://hooks.partner.cn:8443/, hooks.partner.cn, 8443, 47.96.1.2",
        "https://six.partner.cn, six.partner.cn, 443, 2400:3200:0:0:0:0:0:1",
        "https://8.8.8.8/, 8.8.8.8, 443, 8.8.8.8",
        "https://[2400:3200::1]:8443/, 2400:3200::1, 8443, 2400:3200:0:0:0:0:0:1",
        "https://例子.中国/, xn--fsqu00a.xn--fiqs8s, 443, 47.96.1.2",
        "https://ｈｏｏｋｓ。partner．cn/, hooks.partner.cn, 443, 47.96.1.2",
        "https://[64:ff9b::8.8.8.8]/, 64:ff9b::8.8.8.8, 443, 64:ff9b:0:0:0:0:808:808"
    })
    void a_public_address_is_allowed_and_told(String uri, String host, int port, String address)
            throws DestinationRefused {
        var found = destinations.resolve(URI.create(uri));

        assertThat(found.host()).isEqualTo(host);
        assertThat(found.port()).isEqualTo(port);
        assertThat(found.addresses()).extracting(InetAddress::getHostAddress).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "127.0.0.1.",
                "１２７.０.０.１",
                "①②⑦.0.0.1",
                "127。0。0。1",
                "[::]",
                "[::1]",
                "[::127.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:a9fe:a9fe]",
                "[::ffff:0:127.0.0.1]",
                "[64:ff9b::127.0.0.1]",
                "[64:ff9b::a9fe:a9fe]",
                "[64:ff9b:1::8.8.8.8]",
                "[100::1]",
                "[2001::1]",
                "[2001:db8::1]",
                "[2002:7f00:1::]",
                "[3fff::1]",
                "[fc00::1]",
                "[fd12:3456:789a::1]",
                "[fd00:ec2::254]",
                "[fe80::1]",
                "[fec0::1]",
                "[ff02::1]",
                "inside.partner.cn",
                "mixed.partner.cn",
                "127.0.0.1.nip.io"
            })
    void an_address_that_is_not_public_is_refused_however_it_is_written(String host) {
        assertThat(reason("https://" + host + "/")).isEqualTo(Reason.NOT_PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f000001",
                "0x7f.0.0.1",
                "0X7F.1",
                "017700000001",
                "0177.0.0.1",
                "127.1",
                "127.0.1",
                "127.0.0.01",
                "127.0.0.1.1",
                "256.1.1.1",
                "1.2.3.4.0x",
                "localhost",
                "LocalHost",
                "localhost.",
                "a.localhost",
                "ｌｏｃａｌｈｏｓｔ",
                "printer.local",
                "metadata.google.internal",
                "router.lan",
                "nas.home.arpa",
                "intranet",
                "hooks..partner.cn",
                ".partner.cn",
                "partner.cn..",
                "-a.partner.cn",
                "hooks.partner.cn%00",
                "%6c%6f%63alhost",
                "[fe80::1%25eth0]",
                "[::1",
                "a_host"
            })
    void a_host_that_is_no_public_name_is_refused_without_a_look_up(String host) {
        assertThatThrownBy(() -> destinations.resolve(URI.create("https://" + host + "/")))
                .satisfiesAnyOf(
                        refusal -> assertThat(refusal)
                                .isInstanceOfSatisfying(
                                        DestinationRefused.class,
                                        refused -> assertThat(refused.reason()).isEqualTo(Reason.HOST)),
                        refusal -> assertThat(refusal).isInstanceOf(IllegalArgumentException.class));
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://hooks.partner.cn/, NOT_HTTPS",
        "ftp://hooks.partner.cn/, NOT_HTTPS",
        "file:///etc/passwd, NOT_HTTPS",
        "https:hooks.partner.cn, NOT_HTTPS",
        "//hooks.partner.cn/, NOT_HTTPS",
        "https://user@hooks.partner.cn/, USER_INFO",
        "https://user:word@hooks.partner.cn/, USER_INFO",
        "https://hooks.partner.cn@127.0.0.1/, USER_INFO",
        "https://@127.0.0.1/, USER_INFO",
        "https://hooks.partner.cn:22/, PORT",
        "https://hooks.partner.cn:80/, PORT",
        "https://hooks.partner.cn:0/, PORT",
        "https://hooks.partner.cn:65979/, PORT",
        "https://hooks.partner.cn:99999/, PORT",
        "https://gone.partner.cn/, UNKNOWN_HOST"
    })
    void anything_else_is_refused_with_its_reason(String uri, Reason reason) {
        assertThat(reason(uri)).isEqualTo(reason);
    }

    @Test
    void what_was_looked_up_is_what_is_connected_to() throws DestinationRefused {
        var found = destinations.resolve(URI.create("https://many.partner.cn:8443/"));

        assertThat(asked).containsExactly("many.partner.cn.");
        assertThat(found.sockets()).hasSize(2).allSatisfy(socket -> {
            assertThat(socket.isUnresolved()).isFalse();
            assertThat(socket.getPort()).isEqualTo(8443);
            assertThat(socket.getHostString()).isEqualTo("many.partner.cn");
        });
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_name_that_comes_to_mean_something_else_is_refused_when_it_does() throws DestinationRefused {
        var answers = new ArrayList<>(List.of("47.96.1.2", "169.254.169.254"));
        var rebinding =
                new Destinations(host -> new InetAddress[] {InetAddress.ofLiteral(answers.removeFirst())}, Set.of());

        var first = rebinding.resolve(URI.create("https://hooks.partner.cn/"));

        assertThat(first.addresses()).extracting(InetAddress::getHostAddress).containsExactly("47.96.1.2");
        assertThatThrownBy(() -> rebinding.resolve(URI.create("https://hooks.partner.cn/")))
                .isInstanceOf(DestinationRefused.class);
    }

    @Test
    void a_refusal_says_nothing_of_the_address() {
        assertThatThrownBy(() -> destinations.resolve(URI.create("https://user:word@hooks.partner.cn/?token=1")))
                .hasMessage("the destination is refused: USER_INFO");
    }

    private Reason reason(String uri) {
        return catchThrowableOfType(DestinationRefused.class, () -> destinations.resolve(URI.create(uri)))
                .reason();
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        asked.add(host);
        var known = NAMES.get(host);
        if (known == null) throw new UnknownHostException(host);
        return Arrays.stream(known.split(" ")).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}
