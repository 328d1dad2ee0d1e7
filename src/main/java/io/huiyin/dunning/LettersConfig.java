package io.huiyin.dunning;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Settings of letters on paper (信函). */
@ConfigMapping(prefix = "huiyin.letters")
public interface LettersConfig {

    /**
     * Files of TrueType fonts: the one to write with, then those for what it has not; {@code file.ttc#Name} is a face of a
     * collection. Without it the one that the program brings, and what some packages of the system have beside it.
     */
    Optional<List<String>> font();
}
