/** Callbacks (回访): after every answer the owner is asked how it went, and an unhappy one sends the work back. */
package io.huiyin.callbacks;
