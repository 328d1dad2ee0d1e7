/**
 * Imports (导入): reads the spreadsheet that a property office has, says what is wrong in it row by row, and loads what is
 * right. Start reading at {@link Reading}.
 */
package io.huiyin.imports;
