/** Fees, bills and payments, to the fen, with a ledger behind every balance (收费). */
package io.huiyin.billing;
