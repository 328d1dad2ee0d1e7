/** Fee items, assignments and whatever follows from them, over HTTP. */
package io.huiyin.billing.rest;
