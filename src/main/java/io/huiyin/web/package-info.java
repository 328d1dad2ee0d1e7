/** The shape that every resource shares: its transaction, the right it needs, its page, version and place. */
package io.huiyin.web;
