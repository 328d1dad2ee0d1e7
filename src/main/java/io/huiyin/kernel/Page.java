package io.huiyin.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list, in the list's documented order.
 *
 * @param items      as many as were asked for, or what is left
 * @param nextCursor where the next part begins; absent at the end
 */
public record Page<T>(List<T> items, String nextCursor) {

    /**
     * Cuts a page from rows that were read with {@code limit + 1}.
     *
     * @param cursorAfter makes the cursor that continues after a row
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursorAfter) {
        if (rows.size() <= limit) return new Page<>(rows, null);
        var items = rows.subList(0, limit);
        return new Page<>(List.copyOf(items), cursorAfter.apply(items.getLast()));
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), nextCursor);
    }
}
