package io.huiyin.imports;

import io.huiyin.kernel.ProblemType;
import java.util.Locale;

/** Why a file cannot be read at all; faults of single rows are {@link FaultCode}s. */
enum FileFault {
    /** The part of the upload is there but holds no byte, or nothing but blanks. */
    EMPTY(ImportProblems.UNREADABLE, "The file is empty.", "文件是空的。"),
    /** By its first bytes it is something else, whatever its name says. */
    NOT_A_TABLE(
            ImportProblems.UNSUPPORTED,
            "The file is %s, whatever its name says. Save it as .xlsx or as .csv (UTF-8 or GB18030).",
            "文件实际上是%s，与文件名无关。请另存为 .xlsx 或 .csv（UTF-8 或 GB18030 编码）。"),
    /** Text, but in no encoding that we read. */
    UNKNOWN_ENCODING(
            ImportProblems.UNSUPPORTED,
            "The text is neither UTF-8 nor GB18030. Save it as CSV UTF-8.",
            "文本既不是 UTF-8 也不是 GB18030 编码，请另存为“CSV UTF-8”。"),
    /** It begins as a workbook or a table should and does not go on as one. */
    DAMAGED(
            ImportProblems.UNREADABLE,
            "The file is damaged (%s). Open it in a spreadsheet program and save it again.",
            "文件已损坏（%s）。请用表格软件打开后重新保存。"),
    /** More bytes, rows, columns or text than the limits allow, or a zip bomb. */
    TOO_LARGE(ImportProblems.TOO_LARGE, "The file has more than %s.", "文件超过限制：%s。"),
    /** No sheet has a row with the headers that we need. */
    NO_HEADERS(
            ImportProblems.HEADERS,
            "No row among the first %d has the headers of houses and owners; needed: %s.",
            "前 %d 行中没有房屋与业主的表头；必需的列：%s。"),
    /** The sheet that the caller named is not there. */
    NO_SUCH_SHEET(ImportProblems.HEADERS, "There is no sheet named %s.", "没有名为“%s”的工作表。"),
    /** The header row lacks what every house needs. */
    MISSING_HEADERS(ImportProblems.HEADERS, "The header row lacks: %s.", "表头缺少必需的列：%s。"),
    /** Two columns want to be the same field. */
    DUPLICATE_HEADERS(
            ImportProblems.HEADERS,
            "Several columns stand for the same thing: %s. Rename one, or map it to \"ignore\".",
            "多列含义相同：%s。请改名，或将其中一列映射为 \"ignore\"。"),
    /** The mapping names what is not in the file, or a field that does not exist. */
    BAD_MAPPING(ImportProblems.HEADERS, "The mapping cannot be followed: %s.", "列映射无法使用：%s。");

    private final ProblemType type;
    private final String en;
    private final String zh;

    FileFault(ProblemType type, String en, String zh) {
        this.type = type;
        this.en = en;
        this.zh = zh;
    }

    ProblemType type() {
        return type;
    }

    String en() {
        return en;
    }

    String zh() {
        return zh;
    }

    /** The code in answers: {@code not-a-table}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The part of the request that is to blame. */
    String pointer() {
        return switch (this) {
            case BAD_MAPPING -> "mapping";
            case NO_SUCH_SHEET -> "sheet";
            default -> "file";
        };
    }
}
