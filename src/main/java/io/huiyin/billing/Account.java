package io.huiyin.billing;

import java.util.UUID;

/**
 * What a house's money stands at (账户). An owner sees of it what is theirs.
 *
 * @param receivableFen what is owed as of today, late fees included
 * @param lateFeeFen    of it, late fees
 * @param prepaidFen    what was paid ahead and no bill has taken
 * @param depositFen    what is held as deposits
 */
public record Account(
        UUID houseId, UUID communityId, long receivableFen, long lateFeeFen, long prepaidFen, long depositFen) {}
