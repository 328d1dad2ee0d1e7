package io.huiyin.approvals;

import io.huiyin.web.Tagged;
import java.util.UUID;

/**
 * What a community has decided about its approvals.
 *
 * @param utilityCutOff whether cutting water or power off (停水、停电) can be asked for and approved, against a dangerous violation;
 *                      off until it is changed, and never a means of collecting fees (民法典 944)
 * @param version       0 until it is first changed
 */
public record ApprovalSetting(UUID communityId, boolean utilityCutOff, int version) implements Tagged {

    static ApprovalSetting standard(UUID communityId) {
        return new ApprovalSetting(communityId, false, 0);
    }
}
