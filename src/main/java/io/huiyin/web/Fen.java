package io.huiyin.web;

/** Bounds of sums in requests (分): what a JSON number holds without loss. */
public final class Fen {

    public static final long MOST = 9_007_199_254_740_991L;

    private Fen() {}
}
