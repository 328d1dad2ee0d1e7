/** Value types that every room speaks: problems, ids, callers, subjects, cursors. Imports the JDK alone. */
package io.huiyin.kernel;
