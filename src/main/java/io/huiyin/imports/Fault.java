package io.huiyin.imports;

import java.util.Locale;

/**
 * One fault of one row.
 *
 * @param row      the physical row from 1
 * @param column   the header as in the file; null where no single column is to blame
 * @param argument what the sentence names (a row, a limit, the words allowed); never what a cell holds
 */
public record Fault(int row, String column, FaultCode code, String argument) {

    public String message(Locale locale) {
        return code.text(argument).in(locale);
    }
}
