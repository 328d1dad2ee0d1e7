package io.huiyin.files;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;

/** What is wrong with a file. */
final class FileProblems {

    private static final String FIELD = "file";

    private FileProblems() {}

    static ProblemException tooLarge(long maxBytes) {
        var message = Text.of("A file has at most %d bytes.", "文件不得超过 %d 字节。", maxBytes);
        return new ProblemException(Problems.TOO_LARGE, message, new FieldError(FIELD, "too-large", message))
                .with("maxBytes", maxBytes);
    }

    static ProblemException empty() {
        return Problems.unprocessable(FIELD, "empty", Text.of("The file is empty.", "文件为空。"));
    }

    static ProblemException tooManyWaiting(int most) {
        return Problems.conflict(
                FIELD,
                "too-many-waiting",
                Text.of(
                        "At most %d files wait to be attached: attach them, or leave them to be removed.",
                        "待关联的附件最多 %d 个：请先关联到工单，或等待系统清理。", most));
    }

    static ProblemException unknownType() {
        var message = Text.of(
                "Its content is none of JPEG, PNG, GIF, WebP, HEIC and PDF, whatever its name says.",
                "文件内容不是 JPEG、PNG、GIF、WebP、HEIC 或 PDF（以内容为准，与文件名无关）。");
        return new ProblemException(
                Problems.UNSUPPORTED_MEDIA, message, new FieldError(FIELD, "unsupported-content", message));
    }
}
