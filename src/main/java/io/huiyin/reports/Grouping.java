package io.huiyin.reports;

/** By what the figures of a report are told apart (分组). */
public enum Grouping {
    /** 费用类别 */
    CLASS("b.class", "b.class", ""),
    /** 收费项目 */
    FEE_ITEM("b.fee_item_id::text", "i.name", "join fee_item i on i.id = b.fee_item_id"),
    /** 期 */
    PHASE("p.id::text", "p.name", Grouping.PLACES),
    /** 片区 */
    AREA("a.id::text", "a.name", "join house h on h.id = b.house_id left join area a on a.id = h.area_id"),
    /** 楼栋 */
    BUILDING("g.id::text", "concat_ws(' ', p.name, g.name)", Grouping.PLACES),
    /** 季度, in which periods begin (FEE-03) */
    QUARTER("to_char(b.period_from, 'YYYY\"-Q\"Q')", "to_char(b.period_from, 'YYYY\"-Q\"Q')", ""),
    /** 月份, in which periods begin */
    MONTH("to_char(b.period_from, 'YYYY-MM')", "to_char(b.period_from, 'YYYY-MM')", ""),
    /** 收款人: whoever took payments (FEE-15) */
    COLLECTOR(null, null, null);

    private static final String PLACES = "join house h on h.id = b.house_id join building g on g.id = h.building_id "
            + "left join phase p on p.id = g.phase_id";

    private final String key;
    private final String title;
    private final String joins;

    Grouping(String key, String title, String joins) {
        this.key = key;
        this.title = title;
        this.joins = joins;
    }

    /** Whether it tells bills apart; a collector takes payments. */
    boolean isOfBills() {
        return this != COLLECTOR;
    }

    /** The expression of a bill {@code b} by which it is told apart; null where it has none, such as no area. */
    String key() {
        return key;
    }

    /** The expression of what people call it. */
    String title() {
        return title;
    }

    /** What both need beside the bill. */
    String joins() {
        return joins;
    }
}
