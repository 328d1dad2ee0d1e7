package io.huiyin.protection;

/**
 * A column of sealed texts, as the job that renews them has to know it.
 *
 * @param table       its table
 * @param column      where the sealed text stands
 * @param space       the column of the first id that the text was sealed for: the community's, or whose else it is
 * @param row         the column of the second, the row's
 * @param position    a second column that tells rows of one id apart; null where the id does
 * @param field       the field that it was sealed for
 * @param index       the column of its blind index; null where it has none
 * @param indexKind   the kind of that index
 * @param clear       the column in which it stood in the clear before it was sealed; null where it never did
 */
public record SealedColumn(
        String table,
        String column,
        String space,
        String row,
        String position,
        String field,
        String index,
        String indexKind,
        String clear) {

    /** One of a community's. */
    public SealedColumn(
            String table,
            String column,
            String row,
            String position,
            String field,
            String index,
            String indexKind,
            String clear) {
        this(table, column, "community_id", row, position, field, index, indexKind, clear);
    }

    /** One that is sealed for the table's own id and not looked up by. */
    public static SealedColumn plain(String table, String column, String field) {
        return new SealedColumn(table, column, "id", null, field, null, null, null);
    }

    /** As {@link #plain}, of a table that has no community: {@code space} is the column of the id that stands in its stead. */
    public static SealedColumn apart(String table, String column, String space, String field) {
        return new SealedColumn(table, column, space, "id", null, field, null, null, null);
    }

    /** As {@link #plain}, of a text that used to stand in the clear. */
    public static SealedColumn remark(String table, String column, String field, String clear) {
        return new SealedColumn(table, column, "id", null, field, null, null, clear);
    }
}
