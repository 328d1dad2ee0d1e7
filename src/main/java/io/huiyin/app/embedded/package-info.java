/**
 * The PostgreSQL that the program brings along: started before Quarkus when no database is configured, kept in the data
 * directory, and known to nothing else than the program's main and the tests.
 */
package io.huiyin.app.embedded;
