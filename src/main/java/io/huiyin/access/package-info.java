/** Who may call (访问): API keys, and the memory of requests that are safe to repeat. */
package io.huiyin.access;
