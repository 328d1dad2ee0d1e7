package io.huiyin.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of imports (导入): what one file may cost us. */
@ConfigMapping(prefix = "huiyin.imports")
public interface ImportsConfig {

    /** What a file may hold; a larger one is refused with 413 before it costs more. */
    Limits limits();

    /** Faults that a report keeps; the others are only counted. */
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int problemsKept();

    /** Rows that are loaded by one round of statements. */
    @WithDefault("1000")
    @Min(1)
    @Max(5_000)
    int batchRows();

    /** What a file may hold. */
    interface Limits {

        /** Bytes of the upload as it comes. */
        @WithDefault("20971520")
        @Min(1)
        long fileBytes();

        /** Bytes of a workbook's parts together once they are inflated. */
        @WithDefault("67108864")
        @Min(1)
        long inflatedBytes();

        /** Rows below the header that are not blank. */
        @WithDefault("50000")
        @Min(1)
        @Max(1_048_576)
        int rows();

        /** The last column that may hold something. */
        @WithDefault("200")
        @Min(1)
        @Max(16_384)
        int columns();
    }
}
