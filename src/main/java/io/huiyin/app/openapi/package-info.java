/** What the contract says of every operation alike. */
package io.huiyin.app.openapi;
