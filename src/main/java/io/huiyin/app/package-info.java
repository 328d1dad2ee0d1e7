/** Wiring that no room sees: the clock, the caller, the edge of HTTP, the start of the program. */
package io.huiyin.app;
