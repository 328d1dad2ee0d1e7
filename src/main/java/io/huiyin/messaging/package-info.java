/** The outbox of messages (消息投递): what people are told, in which words, by which channel, and what became of it. */
package io.huiyin.messaging;
