package io.huiyin.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes of the program, without its tests. They are read once, which takes seconds. */
public final class ProgramClasses {

    private ProgramClasses() {}

    public static JavaClasses all() {
        return Read.ALL;
    }

    private static final class Read {
        static final JavaClasses ALL = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.huiyin");
    }
}
