package io.huiyin.billing.rest;

import io.huiyin.billing.Figures;

/** Bounds of sums in requests: what a JSON number holds without loss. */
final class Fen {

    static final long MOST = Figures.MOST_FEN;

    private Fen() {}
}
