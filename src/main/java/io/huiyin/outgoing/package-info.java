/** Addresses that others name and the program would call: which of them it may, decided when it connects. JDK only. */
package io.huiyin.outgoing;
