package io.huiyin.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds an .xlsx part by part, valid by default, so that a test can put anything into one of them. */
final class RawWorkbook {

    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private String workbookPr = "";
    private String sheets = "";
    private String relations = "";

    static RawWorkbook aWorkbook() {
        return new RawWorkbook()
                .part(
                        "_rels/.rels",
                        "<Relationships><Relationship Id='w' Type='" + OFFICE
                                + "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
    }

    RawWorkbook part(String name, String xml) {
        parts.put(name, xml.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** @param rows the inside of {@code sheetData} */
    RawWorkbook sheet(String name, String rows) {
        return sheet(name, "visible", rows, "");
    }

    /** @param after what stands behind the rows, such as {@code mergeCells} */
    RawWorkbook sheet(String name, String state, String rows, String after) {
        int number = parts.size();
        sheets += "<sheet name='%s' sheetId='%d' state='%s' r:id='s%d'/>".formatted(name, number, state, number);
        relations += "<Relationship Id='s%d' Type='%s/worksheet' Target='worksheets/sheet%d.xml'/>"
                .formatted(number, OFFICE, number);
        return part(
                "xl/worksheets/sheet" + number + ".xml",
                "<worksheet><sheetData>" + rows + "</sheetData>" + after + "</worksheet>");
    }

    RawWorkbook strings(String items) {
        relations += "<Relationship Id='ss' Type='" + OFFICE + "/sharedStrings' Target='/xl/sharedStrings.xml'/>";
        return part("xl/sharedStrings.xml", "<sst>" + items + "</sst>");
    }

    RawWorkbook styles(String inside) {
        relations += "<Relationship Id='st' Type='" + OFFICE + "/styles' Target='styles.xml'/>";
        return part("xl/styles.xml", "<styleSheet>" + inside + "</styleSheet>");
    }

    RawWorkbook countingFrom1904() {
        workbookPr = "<workbookPr date1904='1'/>";
        return this;
    }

    Path in(Path folder) throws IOException {
        part(
                "xl/workbook.xml",
                "<workbook xmlns:r='" + OFFICE + "'>" + workbookPr + "<sheets>" + sheets + "</sheets></workbook>");
        part("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
        var file = Files.createTempFile(folder, "book", ".xlsx");
        try (var out = Files.newOutputStream(file)) {
            zip(out);
        }
        return file;
    }

    private void zip(OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
    }

    /** A row of inline texts from column A on. */
    static String row(int number, String... texts) {
        var row = new StringBuilder("<row r='" + number + "'>");
        for (var text : texts) {
            row.append("<c t='inlineStr'><is><t>").append(text).append("</t></is></c>");
        }
        return row.append("</row>").toString();
    }
}
