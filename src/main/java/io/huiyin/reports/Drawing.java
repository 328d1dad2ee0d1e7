package io.huiyin.reports;

import java.util.Locale;

/** A drawing (图) in SVG: bars and texts in a frame, without scripts, styles or anything from elsewhere. */
final class Drawing {

    static final int WIDTH = 860;

    private static final int LEFT = 220;
    private static final int SCALE = 480;
    private static final int LINE = 28;

    private final StringBuilder body = new StringBuilder();
    private int y = 16;

    void title(String text) {
        y += 16;
        text(16, 16, "bold", text);
        y += 16;
    }

    /** A line of its own above some bars. */
    void heading(String text) {
        y += LINE;
        text(16, 13, "bold", text);
        y += 4;
    }

    /**
     * One bar of at most 100 percent, and a mark where the target is.
     *
     * @param percent null where there is no rate: an empty bar
     * @param target  null for none
     */
    void bar(String label, Number percent, Number target, boolean reached, String figures) {
        y += LINE;
        text(16, 13, "normal", label);
        rectangle(LEFT, SCALE, "#eceff1");
        if (percent != null) rectangle(LEFT, length(percent), reached ? "#2e7d32" : "#ef6c00");
        if (target != null) {
            body.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%.1f %d v22\" stroke=\"#b71c1c\" stroke-width=\"2\"/>%n",
                    LEFT + length(target),
                    y - 16));
        }
        text(LEFT + SCALE + 10, 12, "normal", figures);
    }

    @Override
    public String toString() {
        int height = y + 24;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
                        .formatted(WIDTH, height, WIDTH, height)
                + "font-family=\"sans-serif\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" + body
                + "</svg>\n";
    }

    private void text(int x, int size, String weight, String text) {
        body.append("<text x=\"%d\" y=\"%d\" font-size=\"%d\" font-weight=\"%s\">%s</text>%n"
                .formatted(x, y, size, weight, SafeText.escaped(text)));
    }

    private void rectangle(int x, double width, String colour) {
        body.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\" fill=\"%s\"/>%n",
                x,
                y - 13,
                width,
                colour));
    }

    private static double length(Number percent) {
        return Math.clamp(percent.doubleValue(), 0, 100) * SCALE / 100;
    }
}
