package io.huiyin.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The columns of the workbooks of figures; the last row of each is the whole. */
final class FigureColumns {

    private FigureColumns() {}

    static List<Column<CollectionFigures>> collection(CollectionReport report, Locale locale) {
        return List.of(
                Column.text(
                        "Group",
                        "分组",
                        24,
                        row -> row == report.total()
                                ? Labels.TOTAL.in(locale)
                                : Labels.group(report.groupBy(), row.key(), row.name())
                                        .in(locale)),
                Column.count("Bills", "账单数", CollectionFigures::bills),
                Column.count("Houses billed", "应缴户数", CollectionFigures::houses),
                Column.count("Houses paid", "已缴户数", CollectionFigures::housesPaid),
                Column.percent("Houses (%)", "缴费户率（%）", CollectionFigures::houseRate),
                Column.yuan("Receivable (yuan)", "应收（元）", CollectionFigures::receivableFen),
                Column.yuan("Collected (yuan)", "实收（元）", CollectionFigures::collectedFen),
                Column.yuan("Written off (yuan)", "核销（元）", CollectionFigures::writtenOffFen),
                Column.percent("Rate (%)", "收缴率（%）", CollectionFigures::rate),
                Column.percent("Target (%)", "目标（%）", CollectionFigures::target),
                Column.text(
                        "Reached",
                        "达标",
                        8,
                        row -> row.reached() == null
                                ? null
                                : Labels.reached(row.reached()).in(locale)));
    }

    static List<Column<CollectorSum>> collectors(Locale locale) {
        return List.of(
                Column.text("Collector", "收款人", 20, row -> row.name() == null ? Labels.NONE.in(locale) : row.name()),
                Column.count("Payments", "笔数", CollectorSum::payments),
                Column.count("Reversals", "冲正笔数", CollectorSum::reversals),
                Column.yuan("Received (yuan)", "收款（元）", CollectorSum::receivedFen),
                Column.yuan("Reversed (yuan)", "冲正（元）", CollectorSum::reversedFen),
                Column.yuan("Net (yuan)", "净额（元）", CollectorSum::netFen));
    }

    static List<Column<CollectionTrend.Line>> trend(CollectionTrend trend, Locale locale) {
        var columns = new ArrayList<Column<CollectionTrend.Line>>();
        columns.add(Column.text(
                "Group",
                "分组",
                24,
                line -> line == trend.total()
                        ? Labels.TOTAL.in(locale)
                        : Labels.group(trend.by(), line.key(), line.name()).in(locale)));
        for (int i = 0; i < trend.points().size(); i++) {
            int point = i;
            var label = trend.points().get(i).label();
            columns.add(Column.percent(
                    label + " (%)",
                    label + "（%）",
                    line -> line.values().get(point).rate()));
        }
        columns.add(Column.percent("Change (points)", "变化（百分点）", CollectionTrend.Line::change));
        columns.add(Column.percent("Target (%)", "目标（%）", CollectionTrend.Line::target));
        return columns;
    }

    static List<Column<Ageing.Group>> ageing(Ageing ageing, Locale locale) {
        var columns = new ArrayList<Column<Ageing.Group>>();
        columns.add(Column.text(
                "Group",
                "分组",
                24,
                group -> group == ageing.total()
                        ? Labels.TOTAL.in(locale)
                        : Labels.group(ageing.groupBy(), group.key(), group.name())
                                .in(locale)));
        columns.add(Column.count("Bills", "账单数", Ageing.Group::bills));
        columns.add(Column.count("Houses", "户数", Ageing.Group::houses));
        columns.add(Column.yuan("Outstanding (yuan)", "欠缴（元）", Ageing.Group::outstandingFen));
        for (var bucket : Bucket.values()) {
            var word = Labels.of(bucket);
            columns.add(Column.yuan(
                    word.en() + " (yuan)",
                    word.zh() + "（元）",
                    group -> group.buckets().get(bucket.ordinal()).outstandingFen()));
        }
        return columns;
    }
}
