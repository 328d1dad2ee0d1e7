package io.huiyin.reports;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The figures of a report as a workbook or as a chart (图表), which are made of the answer and read nothing. */
@ApplicationScoped
public class Figures {

    private static final Text COLLECTION = new Text("Collection", "收缴率");
    private static final Text COLLECTORS = new Text("Collectors", "收款人");
    private static final Text TREND = new Text("Trend", "收缴率走势");
    private static final Text AGEING = new Text("Ageing", "账龄");

    private final Database database;
    private final Workbooks workbooks;

    Figures(Database database, Workbooks workbooks) {
        this.database = database;
        this.workbooks = workbooks;
    }

    public InputStream workbook(Caller caller, CollectionReport report, Locale locale) {
        return database.in(caller, () -> {
            if (!report.groupBy().isOfBills()) {
                var rows = report.collectors().iterator();
                return workbooks.write(COLLECTORS, FigureColumns.collectors(locale), rows, locale);
            }
            var columns = FigureColumns.collection(report, locale);
            var rows = Stream.concat(report.groups().stream(), Stream.of(report.total()));
            return workbooks.write(COLLECTION, columns, rows.iterator(), locale);
        });
    }

    public InputStream workbook(Caller caller, CollectionTrend trend, Locale locale) {
        return database.in(caller, () -> {
            var rows = Stream.concat(trend.lines().stream(), Stream.of(trend.total()));
            return workbooks.write(TREND, FigureColumns.trend(trend, locale), rows.iterator(), locale);
        });
    }

    public InputStream workbook(Caller caller, Ageing ageing, Locale locale) {
        return database.in(caller, () -> {
            var rows = Stream.concat(ageing.groups().stream(), Stream.of(ageing.total()));
            return workbooks.write(AGEING, FigureColumns.ageing(ageing, locale), rows.iterator(), locale);
        });
    }

    /** A bar for each group against its target; by COLLECTOR there are no rates, and so no bars. */
    public String chart(CollectionReport report, Locale locale) {
        var drawing = new Drawing();
        drawing.title(COLLECTION.in(locale) + " " + report.from() + " – " + report.to() + " (" + report.asOf() + ")");
        var all = new ArrayList<CollectionFigures>();
        if (report.groups() != null) {
            all.addAll(report.groups());
            all.add(report.total());
        }
        for (var each : all) {
            var name = each == report.total() ? Labels.TOTAL : Labels.group(report.groupBy(), each.key(), each.name());
            drawing.bar(
                    name.in(locale),
                    each.rate(),
                    each.target(),
                    Boolean.TRUE.equals(each.reached()),
                    told(each.rate(), each.target()));
        }
        return drawing.toString();
    }

    /** For each group a bar for each point, against its target. */
    public String chart(CollectionTrend trend, Locale locale) {
        var drawing = new Drawing();
        drawing.title(TREND.in(locale));
        for (var line : trend.lines())
            draw(drawing, Labels.group(trend.by(), line.key(), line.name()).in(locale), line);
        draw(drawing, Labels.TOTAL.in(locale), trend.total());
        return drawing.toString();
    }

    private static void draw(Drawing drawing, String name, CollectionTrend.Line line) {
        drawing.heading(name);
        List<CollectionTrend.Value> values = line.values();
        for (var value : values) {
            drawing.bar(
                    value.label(),
                    value.rate(),
                    line.target(),
                    Boolean.TRUE.equals(value.reached()),
                    told(value.rate(), line.target()));
        }
    }

    private static String told(BigDecimal rate, BigDecimal target) {
        var said = rate == null ? "–" : rate.toPlainString() + " %";
        return target == null ? said : said + " / " + target.toPlainString() + " %";
    }
}
