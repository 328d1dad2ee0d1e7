package io.huiyin.billing;

/** What of a bill stands in the books as owed (应收余额), in fen. */
record BookedDebt(long principalFen, long lateFeeFen) {

    long fen() {
        return principalFen + lateFeeFen;
    }
}
