/** Charging (收费): what is charged for and how much, who owes it, bills, money in, and the ledger behind them. */
package io.huiyin.billing;
