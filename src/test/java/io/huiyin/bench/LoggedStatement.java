package io.huiyin.bench;

import java.util.List;

/**
 * A statement as the server saw it.
 *
 * @param process    the server process, which is the connection
 * @param parameters in the order of their numbers; null for SQL null
 */
record LoggedStatement(String process, String sql, List<String> parameters) {

    boolean is(String word) {
        return sql.equalsIgnoreCase(word);
    }

    boolean looksUpKey() {
        return sql.contains("huiyin_identify");
    }

    /** Once its parameters are known. */
    boolean entersScope() {
        return sql.contains("set_config('huiyin.communities'") && parameters.size() > 1;
    }
}
