package io.huiyin.files;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of the files (附件). */
@ConfigMapping(prefix = "huiyin.files")
public interface FilesConfig {

    /** The folder in which bytes lie; several instances must share it. */
    Path directory();

    /** The largest file that is taken. */
    @WithDefault("10M")
    MemorySize maxSize();

    /** How many files of an owner may wait to be attached; a form has room for nine photographs. */
    @WithDefault("20")
    @Min(1)
    int mostWaiting();

    CleanUp cleanUp();

    interface CleanUp {
        /** How often each instance looks for bytes that belong to nothing. */
        Duration every();

        /** How long a file that was handed in for no community may wait to be attached somewhere. */
        @WithDefault("30D")
        Duration unattachedAfter();
    }
}
