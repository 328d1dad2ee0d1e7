package io.huiyin.tickets;

/** Spoken or written (受理形式): it decides by when, and how, a complaint is answered. */
public enum Medium {
    VERBAL,
    WRITTEN
}
