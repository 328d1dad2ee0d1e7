package io.huiyin.imports;

import io.huiyin.kernel.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a file is, told by its first bytes and never by its name. */
enum FileKind {
    /** A zip archive that may be an .xlsx workbook. */
    WORKBOOK,
    /** Text that may be a table of comma-separated values. */
    TEXT;

    private static final int PREFIX = 8_192;
    private static final Pattern MARKUP = Pattern.compile("^\\s*<[!?a-z]", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Text> OTHERS = new LinkedHashMap<>();

    static {
        OTHERS.put(
                "d0cf11e0a1b11ae1",
                new Text("an .xls workbook of the old kind, or one with a password", "旧版 .xls 工作簿，或带密码的工作簿"));
        OTHERS.put("504b0506", new Text("an empty zip archive", "空的压缩包"));
        OTHERS.put("89504e47", new Text("a PNG image", "PNG 图片"));
        OTHERS.put("ffd8ff", new Text("a JPEG image", "JPEG 图片"));
        OTHERS.put("47494638", new Text("a GIF image", "GIF 图片"));
        OTHERS.put("25504446", new Text("a PDF document", "PDF 文档"));
        OTHERS.put("52617221", new Text("a RAR archive", "RAR 压缩包"));
        OTHERS.put("377abcaf271c", new Text("a 7z archive", "7z 压缩包"));
        OTHERS.put("1f8b", new Text("a gzip archive", "gzip 压缩包"));
        OTHERS.put("fffe", new Text("text in UTF-16", "UTF-16 编码的文本"));
        OTHERS.put("feff", new Text("text in UTF-16", "UTF-16 编码的文本"));
        OTHERS.put("0000feff", new Text("text in UTF-32", "UTF-32 编码的文本"));
    }

    /** @throws FileRefused if it is empty, or something else altogether */
    static FileKind of(Path file) {
        byte[] prefix;
        try (var in = Files.newInputStream(file)) {
            prefix = in.readNBytes(PREFIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (prefix.length == 0) throw new FileRefused(FileFault.EMPTY);
        var hex = HexFormat.of().formatHex(prefix);
        if (hex.startsWith("504b0304")) return WORKBOOK;
        OTHERS.forEach((magic, name) -> {
            if (hex.startsWith(magic)) throw new FileRefused(FileFault.NOT_A_TABLE, name);
        });
        refuseOtherText(prefix);
        return TEXT;
    }

    private static void refuseOtherText(byte[] prefix) {
        int nuls = 0;
        for (byte b : prefix) if (b == 0) nuls++;
        if (nuls > prefix.length / 8) {
            throw new FileRefused(
                    FileFault.NOT_A_TABLE, Text.of("text in UTF-16, or binary data", "UTF-16 编码的文本或二进制数据"));
        }
        var text = new String(prefix, StandardCharsets.ISO_8859_1);
        if (text.startsWith("ï»¿")) text = text.substring(3);
        if (MARKUP.matcher(text).find()) {
            var page = text.toLowerCase(Locale.ROOT).contains("<html");
            throw new FileRefused(
                    FileFault.NOT_A_TABLE,
                    page ? Text.of("a web page (HTML)", "网页（HTML）") : Text.of("markup (XML or HTML)", "XML 或 HTML 文本"));
        }
    }
}
