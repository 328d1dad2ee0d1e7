package io.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.staff.StaffRole;
import io.huiyin.testing.Issuer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings of the operator's issuer mean. */
class StaffTokensTest {

    private static final Map<String, List<StaffRole>> ROLES = Map.of(
            "desk", List.of(StaffRole.RECEPTIONIST),
            "boss", List.of(StaffRole.CS_MANAGER, StaffRole.STEWARD));

    private record Settings(
            Optional<String> issuer, Optional<String> audience, Optional<URI> keys, Optional<String> rolesClaim)
            implements OpenIdConfig {

        @Override
        public Duration keysFor() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration clockSkew() {
            return Duration.ofSeconds(30);
        }

        @Override
        public String subjectClaim() {
            return "employee";
        }

        @Override
        public Map<String, List<StaffRole>> roles() {
            return ROLES;
        }
    }

    @Test
    void the_claim_that_is_named_says_who_it_is_and_what_for() {
        var issuer = new Issuer();
        var address = URI.create(issuer.start().get("huiyin.openid.keys"));
        var tokens = tokens(Optional.of(address), "realm_access.roles");
        var claims = Issuer.claims("ignored");
        claims.setClaim("employee", "E-7");
        claims.setClaim("realm_access", Map.of("roles", List.of("boss", "unknown")));

        var signed = tokens.verify(
                        Issuer.sign(claims, Issuer.key(), AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                .orElseThrow();

        assertThat(signed.subject()).isEqualTo("E-7");
        assertThat(signed.roles()).contains(Set.of(StaffRole.CS_MANAGER, StaffRole.STEWARD));
        claims.unsetClaim("employee");
        assertThat(tokens.verify(
                        Issuer.sign(claims, Issuer.key(), AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)))
                .isEmpty();
    }

    @Test
    void without_the_claim_nobody_is_there_for_anything() {
        var address = URI.create(new Issuer().start().get("huiyin.openid.keys"));
        var claims = Issuer.claims("ignored");
        claims.setClaim("employee", "E-7");

        assertThat(tokens(Optional.of(address), "groups")
                        .verify(Issuer.sign(
                                claims, Issuer.key(), AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                        .orElseThrow()
                        .roles())
                .contains(Set.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://sso.operator.example/keys", "ftp://127.0.0.1/keys", "file:///etc/keys"})
    void keys_come_over_a_safe_way_alone(String address) {
        assertThatThrownBy(() -> tokens(Optional.of(URI.create(address)), "groups"))
                .hasMessageContaining("huiyin.openid.keys");
    }

    @Test
    void half_of_the_settings_is_told_at_the_start() {
        assertThatThrownBy(() -> tokens(Optional.empty(), "groups")).hasMessageContaining("huiyin.openid.keys");
    }

    private static StaffTokens tokens(Optional<URI> keys, String rolesClaim) {
        var settings =
                new Settings(Optional.of(Issuer.ISSUER), Optional.of(Issuer.AUDIENCE), keys, Optional.of(rolesClaim));
        return new StaffTokens(settings, Clock.fixed(io.huiyin.testing.TestClock.now(), java.time.ZoneOffset.UTC));
    }
}
