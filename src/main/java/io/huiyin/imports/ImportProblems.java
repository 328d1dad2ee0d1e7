package io.huiyin.imports;

import io.huiyin.kernel.ProblemType;

/** The problem types of imports. */
public final class ImportProblems {

    public static final ProblemType UNSUPPORTED = new ProblemType(
            "import-file-unsupported", 415, "The file is neither .xlsx nor .csv", "文件既不是 .xlsx 也不是 .csv");
    public static final ProblemType TOO_LARGE =
            new ProblemType("import-file-too-large", 413, "The file is too large to import", "导入文件过大");
    public static final ProblemType UNREADABLE =
            new ProblemType("import-file-unreadable", 422, "The file cannot be read", "导入文件无法读取");
    public static final ProblemType HEADERS =
            new ProblemType("import-headers", 422, "The headers do not fit", "导入文件的表头不符合要求");
    public static final ProblemType FAULTY_ROWS =
            new ProblemType("import-faulty-rows", 422, "Rows have faults, nothing was imported", "存在有误的行，未导入任何数据");
    public static final ProblemType RUNNING =
            new ProblemType("import-running", 409, "Another import of this community is running", "本小区正在进行另一项导入");

    private ImportProblems() {}
}
