package io.huiyin.dunning;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays a batch of letters out for the printer (催缴函): each begins on a page of its own and says what is owed, bill by bill. */
final class DunningLetterPdf {

    private static final double LEFT = 50;
    private static final double RIGHT = PdfPages.WIDTH - 50;
    private static final double TOP = PdfPages.HEIGHT - 70;
    private static final double BOTTOM = 80;
    private static final double TEXT = 11;
    private static final double SMALL = 9;

    /** Where the columns of the table begin; the two sums end at the right of theirs. */
    private static final double[] COLUMNS = {LEFT, LEFT + 94, LEFT + 172, LEFT + 214, LEFT + 322, RIGHT - 64, RIGHT};

    private static final String NOT_FIRST = "，。；：、？！）》”";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyyy.MM.dd", Locale.CHINA);

    private final String community;
    private final DunningLetterBatch batch;
    private final DunningLetterRepository.Words words;
    private final PdfPages pages;
    private DunningLetter current;
    private double y;

    DunningLetterPdf(PdfPages pages, String community, DunningLetterBatch batch, DunningLetterRepository.Words words) {
        this.pages = pages;
        this.community = community;
        this.batch = batch;
        this.words = words;
    }

    void add(DunningLetterRepository.Addressed addressed) {
        var letter = addressed.letter();
        current = letter;
        turn();
        centred(18, DunningWords.title(batch.kind()));
        y -= 14;
        var name = addressed.name() == null ? "业主" : addressed.name();
        paragraph("致：" + name + "　　房号：" + addressed.houseCode());
        y -= 4;
        words.body().lines().forEach(line -> paragraph("　　" + line.strip()));
        y -= 10;
        table(letter);
        paragraph("欠费合计：" + DunningWords.yuan(letter.principalFen()) + " 元，违约金（计至本函日期）："
                + DunningWords.yuan(letter.lateFeeFen()) + " 元，总计应缴：" + DunningWords.yuan(letter.totalFen()) + " 元。");
        if (batch.noticeDays() > 0) {
            paragraph("期限：请自本函送达之日起 " + batch.noticeDays() + " 日内缴清。");
        }
        ("缴费方式：" + words.howToPay()).lines().forEach(this::paragraph);
        paragraph("如对上述费用有异议，请在期限内与物业服务中心联系核对。");
        room(60);
        y -= 20;
        pages.textTo(RIGHT, y, TEXT, community + "　物业服务中心");
        y -= 20;
        pages.textTo(RIGHT, y, TEXT, letter.madeOn().format(DAY));
    }

    private void table(DunningLetter letter) {
        head();
        for (var bill : letter.bills()) {
            if (y < BOTTOM + 20) {
                turn();
                head();
            }
            cell(0, bill.number());
            cell(1, bill.item());
            cell(2, bill.period());
            cell(3, bill.from().format(SHORT) + "-" + bill.to().format(SHORT));
            cell(4, bill.dueOn().format(SHORT));
            pages.textTo(COLUMNS[5], y, SMALL, DunningWords.yuan(bill.principalFen()));
            pages.textTo(COLUMNS[6], y, SMALL, DunningWords.yuan(bill.lateFeeFen()));
            y -= 16;
        }
        pages.line(LEFT, RIGHT, y + 10);
        y -= 12;
    }

    private void head() {
        room(40);
        pages.line(LEFT, RIGHT, y + 14);
        var titles = List.of("账单号", "收费项目", "账期", "起止日期", "缴费截止");
        for (int i = 0; i < titles.size(); i++) cell(i, titles.get(i));
        pages.textTo(COLUMNS[5], y, SMALL, "欠费（元）");
        pages.textTo(COLUMNS[6], y, SMALL, "违约金（元）");
        pages.line(LEFT, RIGHT, y - 5);
        y -= 18;
    }

    /** What does not fit into its column ends in dots. */
    private void cell(int column, String text) {
        double room = COLUMNS[column + 1] - COLUMNS[column] - 4;
        var shown = text;
        while (pages.width(shown, SMALL) > room) {
            int kept = shown.offsetByCodePoints(shown.length(), shown.endsWith("…") ? -2 : -1);
            shown = shown.substring(0, kept) + "…";
        }
        pages.text(COLUMNS[column], y, SMALL, shown);
    }

    private void centred(double size, String text) {
        pages.text((PdfPages.WIDTH - pages.width(text, size)) / 2, y, size, text);
        y -= size + 8;
    }

    private void paragraph(String text) {
        for (var line : lines(text)) {
            if (y < BOTTOM) turn();
            pages.text(LEFT, y, TEXT, line);
            y -= TEXT + 7;
        }
    }

    /** Broken wherever the line is full, but so that none begins with a mark that ends a clause. */
    private List<String> lines(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        double used = 0;
        for (int each : text.codePoints().toArray()) {
            double width = TEXT * pages.width(each);
            if (used + width > RIGHT - LEFT && NOT_FIRST.indexOf(each) < 0) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.appendCodePoint(each);
            used += width;
        }
        lines.add(line.toString());
        return lines;
    }

    private void room(double needed) {
        if (y - needed < BOTTOM - 30) turn();
    }

    /** Begins a page that says at its foot to which letter it belongs. */
    private void turn() {
        pages.newPage();
        y = TOP;
        pages.text(LEFT, 40, 8, "函号：" + current.id());
    }
}
