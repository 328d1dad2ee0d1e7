/** The jobs that run by the clock, the ledger of their runs (作业台账), and running one again by hand. */
package io.huiyin.jobs;
