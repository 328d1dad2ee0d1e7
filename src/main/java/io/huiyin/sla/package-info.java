/**
 * Promises of time (时限): policies say how long something may take, timers keep what was promised about a subject. The
 * room knows no ticket: a subject is a reference, and what a policy looks at comes as {@link io.huiyin.sla.PolicyFacts}.
 */
package io.huiyin.sla;
