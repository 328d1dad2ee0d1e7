package io.huiyin.billing;

import java.util.UUID;

/**
 * What a house's money stands at (账户). An owner sees of it what is theirs.
 *
 * @param receivableFen what is owed as of today in fen: principal that is not paid, due or not yet, and late fees
 * @param lateFeeFen    of it, late fees (违约金)
 * @param prepaidFen    what was paid ahead and no bill has taken, in fen
 * @param depositFen    what is held as deposits, in fen; no part of any other sum
 */
public record Account(
        UUID houseId, UUID communityId, long receivableFen, long lateFeeFen, long prepaidFen, long depositFen) {}
