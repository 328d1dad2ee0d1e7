package io.huiyin.dunning;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The fonts that this installation prints letters with: the one that the program brings, unless the operator names others. */
@ApplicationScoped
class LetterFonts {

    private static final Logger LOG = Logger.getLogger(LetterFonts.class);

    /** Where packages of Debian and its kin put fonts with rare characters of names; each that is there fills in. */
    private static final List<String> FILLERS = List.of(
            "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
            "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf");

    /** What no letter can do without. */
    private static final String NEEDED = "元0";

    private final List<LetterFace> faces;

    @Inject
    LetterFonts(LettersConfig config) {
        this.faces = config.font().map(LetterFonts::named).orElseGet(LetterFonts::usual);
    }

    /** A wrong setting is told at the start, not when the first letter is printed. */
    void start(@Observes StartupEvent started) {
        LOG.debugf("letters are printed with %s", faces);
    }

    /** Begins a file. */
    PdfPages pages(String title) {
        return new PdfPages(title, faces);
    }

    /** @throws IllegalStateException if one of them cannot be used, or if together they cannot write a letter */
    static List<LetterFace> named(List<String> files) {
        var faces = files.stream().map(LetterFace::of).toList();
        for (var face : faces) {
            try {
                face.open().close();
            } catch (IOException e) {
                throw new IllegalStateException(
                        "huiyin.letters.font cannot be used: " + face + ": " + e.getMessage(), e);
            }
        }
        try (var pages = new PdfPages("", faces)) {
            if (!pages.has(NEEDED)) throw new IllegalStateException("huiyin.letters.font has no Chinese or no figures");
        }
        return faces;
    }

    /** Not opened here, so that nobody's start waits for it. */
    private static List<LetterFace> usual() {
        var fillers = FILLERS.stream().map(LetterFace::of).filter(LetterFace::isThere);
        return Stream.concat(Stream.of(LetterFace.BUNDLED), fillers).toList();
    }
}
