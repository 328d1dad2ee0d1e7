/** Reports (报表): what the bills, payments and the ledger come to, as figures, charts and workbooks; it only reads. */
package io.huiyin.reports;
