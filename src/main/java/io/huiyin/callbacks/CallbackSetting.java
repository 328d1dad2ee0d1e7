package io.huiyin.callbacks;

import io.huiyin.web.Tagged;
import java.util.UUID;

/**
 * What a community has decided about its callbacks.
 *
 * @param publicFacilities whether repairs of public areas (公共设施) owe one too; those in the home always do
 * @param version          0 until it is first changed
 */
public record CallbackSetting(UUID communityId, boolean publicFacilities, int version) implements Tagged {

    static CallbackSetting standard(UUID communityId) {
        return new CallbackSetting(communityId, false, 0);
    }
}
