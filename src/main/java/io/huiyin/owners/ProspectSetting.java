package io.huiyin.owners;

import io.huiyin.web.Tagged;
import java.util.UUID;

/**
 * Who keeps the addresses of a community's prospects (准客户地址保管人).
 *
 * @param custodianId the member of staff who alone sees them; absent where nobody was named yet
 * @param version     0 until it is first changed
 */
public record ProspectSetting(UUID communityId, UUID custodianId, int version) implements Tagged {}
