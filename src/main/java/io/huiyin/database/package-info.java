/** The transaction and the scope that it carries; the only way to the tables. */
package io.huiyin.database;
