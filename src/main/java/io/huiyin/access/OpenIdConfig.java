package io.huiyin.access;

import io.huiyin.staff.StaffRole;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of the operator's own issuer, whose tokens members of staff call with (统一登录). Without an issuer none is taken. */
@ConfigMapping(prefix = "huiyin.openid")
public interface OpenIdConfig {

    /** {@code iss} of its tokens. */
    Optional<String> issuer();

    /** One of {@code aud} of its tokens. */
    Optional<String> audience();

    /** Where its keys are, {@code https}, or {@code http} on this machine. */
    Optional<URI> keys();

    /** How long its keys are kept before they are asked for again; an unknown key id asks at once. */
    @WithDefault("1H")
    Duration keysFor();

    /** By how much its clock may differ from ours. */
    @WithDefault("30S")
    Duration clockSkew();

    /** The claim that says who it is. */
    @WithDefault("sub")
    String subjectClaim();

    /** The claim that lists what they are there for, such as {@code realm_access.roles}; without it the staff record says so. */
    Optional<String> rolesClaim();

    /** The roles that a value of that claim stands for. A value that is not listed stands for none. */
    Map<String, List<StaffRole>> roles();
}
