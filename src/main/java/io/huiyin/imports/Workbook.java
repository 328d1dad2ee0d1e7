package io.huiyin.imports;

import io.huiyin.kernel.Text;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An .xlsx workbook (工作簿) from a stranger. The format is read by hand on the JDK's own zip and XML readers, under
 * {@link BoundedZip}'s limits: libraries for it trust the indexes and sizes that a file claims.
 */
final class Workbook implements Spreadsheet {

    private static final int MAX_SHEETS = 50;

    private final BoundedZip zip;
    private final ImportsConfig.Limits limits;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<Sheet> hidden = new ArrayList<>();
    private NumberFormats formats = NumberFormats.none();
    private SharedStrings strings = SharedStrings.none();
    private boolean countsFrom1904;

    private record Relation(String type, String target) {
        boolean is(String kind) {
            return type.endsWith("/" + kind);
        }
    }

    Workbook(Path file, ImportsConfig.Limits limits) {
        this.limits = limits;
        zip = new BoundedZip(file, limits.inflatedBytes());
        try {
            open();
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    @Override
    public List<Sheet> sheets() {
        return sheets.isEmpty() ? hidden : sheets;
    }

    @Override
    public Optional<String> encoding() {
        return Optional.empty();
    }

    @Override
    public void close() {
        zip.close();
    }

    XmlPart part(String name) {
        return new XmlPart(zip.open(name).orElseThrow(XmlPart::damaged));
    }

    ImportsConfig.Limits limits() {
        return limits;
    }

    NumberFormats formats() {
        return formats;
    }

    SharedStrings strings() {
        return strings;
    }

    /** Whether days are counted from 1904, as old spreadsheets of a Macintosh do. */
    boolean countsFrom1904() {
        return countsFrom1904;
    }

    private void open() {
        var main = mainPart();
        var relations = relations(main);
        for (var relation : relations.values()) {
            if (relation.is("styles")) {
                try (var xml = part(relation.target())) {
                    formats = NumberFormats.read(xml);
                }
            } else if (relation.is("sharedStrings")) {
                try (var xml = part(relation.target())) {
                    strings = SharedStrings.read(xml);
                }
            }
        }
        try (var xml = part(main)) {
            readSheets(xml, relations);
        }
    }

    private String mainPart() {
        if (!zip.has("_rels/.rels")) throw notAWorkbook();
        var main = relations("").values().stream()
                .filter(relation -> relation.is("officeDocument"))
                .findFirst()
                .orElseThrow(Workbook::notAWorkbook)
                .target();
        if (!main.endsWith(".xml")) throw notAWorkbook();
        try (var xml = part(main)) {
            while (xml.next()) {
                if (xml.starts("workbook")) return main;
                if (xml.starts("document") || xml.starts("presentation")) throw notAWorkbook();
            }
        }
        throw notAWorkbook();
    }

    private void readSheets(XmlPart xml, Map<String, Relation> relations) {
        while (xml.next()) {
            if (xml.starts("workbookPr")) countsFrom1904 = xml.flag("date1904");
            if (!xml.starts("sheet")) continue;
            var relation = relations.get(xml.attribute("id"));
            if (relation == null) throw XmlPart.damaged();
            if (!relation.is("worksheet")) continue;
            var visible = xml.attribute("state") == null || "visible".equals(xml.attribute("state"));
            var sheet = new WorkbookSheet(this, xml.attribute("name"), relation.target());
            (visible ? sheets : hidden).add(sheet);
            if (sheets.size() + hidden.size() > MAX_SHEETS) {
                throw new FileRefused(FileFault.TOO_LARGE, Text.of("%d sheets", "最多 %d 个工作表", MAX_SHEETS));
            }
        }
    }

    /** The relations of a part by their id, targets as names inside the archive; those of the whole for {@code ""}. */
    private Map<String, Relation> relations(String part) {
        var folder = part.substring(0, part.lastIndexOf('/') + 1);
        var relations = new HashMap<String, Relation>();
        try (var xml = part(folder + "_rels/" + part.substring(folder.length()) + ".rels")) {
            while (xml.next()) {
                if (!xml.starts("Relationship") || "External".equals(xml.attribute("TargetMode"))) continue;
                var target = xml.attribute("Target");
                var type = xml.attribute("Type");
                if (target == null || type == null) throw XmlPart.damaged();
                relations.put(xml.attribute("Id"), new Relation(type, resolve(folder, target)));
            }
        }
        return relations;
    }

    private static String resolve(String folder, String target) {
        var names = new ArrayDeque<String>();
        for (var name : (target.startsWith("/") ? target : folder + target).split("/")) {
            if (name.equals("..")) names.pollLast();
            else if (!name.isEmpty() && !name.equals(".")) names.addLast(name);
        }
        return String.join("/", names);
    }

    private static FileRefused notAWorkbook() {
        return new FileRefused(
                FileFault.NOT_A_TABLE, Text.of("a zip archive that is no .xlsx workbook", "一个不是 .xlsx 工作簿的压缩包"));
    }
}
