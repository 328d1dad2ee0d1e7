package io.huiyin.billing.rest;

/** Bounds of sums in requests: what a JSON number holds without loss. */
final class Fen {

    static final long MOST = 9_007_199_254_740_991L;

    private Fen() {}
}
