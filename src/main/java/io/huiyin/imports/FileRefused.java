package io.huiyin.imports;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Text;
import java.util.Arrays;

/** The file as a whole cannot be read (文件无法导入); the answer names the part {@code file} and the reason. */
class FileRefused extends ProblemException {

    private final transient FileFault fault;

    /** @param arguments of the fault's sentence; a {@link Text} is given in the language of the sentence */
    FileRefused(FileFault fault, Object... arguments) {
        this(fault, sentence(fault, arguments));
    }

    private FileRefused(FileFault fault, Text detail) {
        super(fault.type(), detail, new FieldError(fault.pointer(), fault.code(), detail));
        this.fault = fault;
    }

    FileFault fault() {
        return fault;
    }

    private static Text sentence(FileFault fault, Object... arguments) {
        var en = Arrays.stream(arguments).map(a -> a instanceof Text t ? t.en() : a);
        var zh = Arrays.stream(arguments).map(a -> a instanceof Text t ? t.zh() : a);
        return new Text(String.format(fault.en(), en.toArray()), String.format(fault.zh(), zh.toArray()));
    }
}
