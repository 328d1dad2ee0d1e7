package io.huiyin.callbacks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of the callbacks (回访). Which tickets owe one is data: see {@link CallbackSetting}. */
@ConfigMapping(prefix = "huiyin.callbacks")
public interface CallbacksConfig {

    /** After how many attempts without the owner a callback ends as UNREACHABLE. */
    @WithDefault("3")
    @Min(1)
    @Max(20)
    int attempts();
}
