/** What is under warranty until when (保修). */
package io.huiyin.warranty;
