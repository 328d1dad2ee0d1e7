/** Dunning (催缴): who is behind with what, how they are reminded step by step, and what may follow. */
package io.huiyin.dunning;
