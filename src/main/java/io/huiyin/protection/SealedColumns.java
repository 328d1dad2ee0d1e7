package io.huiyin.protection;

import java.util.List;

/** The sealed columns of a room (加密字段), which brings them as a bean: what no room names is never renewed. */
public interface SealedColumns {

    List<SealedColumn> columns();
}
