package io.huiyin.app.http;

import io.huiyin.kernel.ProblemType;

/** The problems of the edge itself. */
final class HttpProblems {

    static final ProblemType RATE_LIMITED = new ProblemType("rate-limited", 429, "Too many requests", "请求过于频繁");

    private HttpProblems() {}
}
