package io.huiyin.app.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;

/** How much one client may ask of one instance; see {@code docs/security.md}. */
@ConfigMapping(prefix = "huiyin.http.rate")
public interface RateConfig {

    /** Requests of one key, member of staff or owner. */
    @WithConverter(Rate.FromSetting.class)
    Rate key();

    /** Requests with a key, valid or not, from one address. */
    @WithConverter(Rate.FromSetting.class)
    Rate address();

    /** Requests from one address whose key was refused. */
    @WithConverter(Rate.FromSetting.class)
    Rate failures();
}
