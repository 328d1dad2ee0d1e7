package io.huiyin.billing;

import io.huiyin.web.Tagged;
import java.util.UUID;

/**
 * When a prepaid meter of a fee item is low (余额提醒设置).
 *
 * @param lowBelowFen below which balance it is low, in fen; absent: it never is, which is the standard
 */
public record TopUpSetting(UUID feeItemId, UUID communityId, Long lowBelowFen, int version) implements Tagged {}
