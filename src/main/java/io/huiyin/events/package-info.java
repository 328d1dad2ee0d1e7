/** The append-only event log (事件), its feed, and the relay that hands each event to each outside handler once. */
package io.huiyin.events;
