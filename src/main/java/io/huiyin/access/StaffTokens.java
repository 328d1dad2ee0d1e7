package io.huiyin.access;

import io.huiyin.staff.StaffRole;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

/**
 * Verifies the bearer tokens of the operator's issuer (OpenID Connect). Only signatures with a public key count: there is
 * no shared secret, and a token that is not signed is none.
 */
@Startup
@ApplicationScoped
class StaffTokens {

    private static final Logger LOG = Logger.getLogger(StaffTokens.class);
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    private final OpenIdConfig config;
    private final Clock clock;
    private final HttpsJwksVerificationKeyResolver keys;

    StaffTokens(OpenIdConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        keys = config.issuer().isPresent() ? resolver(config) : null;
    }

    /**
     * What a token says.
     *
     * @param roles what the issuer says that they are there for; absent where the staff record says so
     */
    record Signed(String subject, Optional<Set<StaffRole>> roles) {}

    /** Whether a text has the form of a token: three parts between dots, the first one JSON in Base64. */
    static boolean looksLike(String secret) {
        return secret.startsWith("eyJ") && secret.chars().filter(c -> c == '.').count() == 2;
    }

    /** Empty for whatever is not a token of the issuer for us that is valid now. */
    Optional<Signed> verify(String token) {
        if (keys == null) return Optional.empty();
        var consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ALGORITHMS)
                .setVerificationKeyResolver(keys)
                .setExpectedIssuer(config.issuer().orElseThrow())
                .setExpectedAudience(config.audience().orElseThrow())
                .setRequireExpirationTime()
                .setRequireSubject()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setAllowedClockSkewInSeconds(Math.toIntExact(config.clockSkew().toSeconds()))
                .build();
        try {
            return signed(consumer.processToClaims(token));
        } catch (InvalidJwtException | MalformedClaimException refused) {
            // The token itself stays out of the log: it may still be valid elsewhere.
            LOG.debugf("a token was refused: %s", refused.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private Optional<Signed> signed(JwtClaims claims) throws MalformedClaimException {
        var subject = claims.getStringClaimValue(config.subjectClaim());
        if (subject == null || subject.isBlank()) return Optional.empty();
        return Optional.of(new Signed(subject, config.rolesClaim().map(claim -> roles(claims, claim))));
    }

    private Set<StaffRole> roles(JwtClaims claims, String claim) {
        var roles = EnumSet.noneOf(StaffRole.class);
        for (var value : values(claims.getClaimsMap(), claim)) {
            roles.addAll(config.roles().getOrDefault(value, List.of()));
        }
        return roles;
    }

    /** The texts under a name; where no claim has it, under the path between its dots. */
    private static Collection<String> values(Map<?, ?> claims, String name) {
        var value = claims.get(name);
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        if (value != null) return List.of(value.toString());
        int dot = name.indexOf('.');
        return dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                ? values(inner, name.substring(dot + 1))
                : List.of();
    }

    private static HttpsJwksVerificationKeyResolver resolver(OpenIdConfig config) {
        var keys = config.keys().orElseThrow(() -> missing("keys"));
        if (config.audience().isEmpty()) throw missing("audience");
        if (!isSafe(keys)) throw new IllegalStateException("huiyin.openid.keys must be an https address: " + keys);
        var set = new HttpsJwks(keys.toString());
        set.setDefaultCacheDuration(config.keysFor().toSeconds());
        // While the issuer cannot be reached, the keys that were known go on.
        set.setRetainCacheOnErrorDuration(config.keysFor().toSeconds());
        return new HttpsJwksVerificationKeyResolver(set);
    }

    private static boolean isSafe(URI address) {
        if ("https".equals(address.getScheme())) return true;
        try {
            return "http".equals(address.getScheme())
                    && InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException("huiyin.openid.issuer is set, so huiyin.openid." + name + " must be too");
    }
}
