/** What people are reminded of (提醒): rules as data, one row for each occurrence, and the messages that follow. */
package io.huiyin.reminders;
