package io.huiyin.billing;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The fonts that this installation prints letters with. None is shipped: a good Chinese one is larger than the program. */
@ApplicationScoped
class LetterFonts {

    private static final Logger LOG = Logger.getLogger(LetterFonts.class);

    /** Where the packages of Debian and its kin put theirs. */
    private static final List<String> USUAL = List.of(
            "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
            "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
            "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf");

    /** Has many rare characters and no figures. */
    private static final LetterFace FILLER = LetterFace.of("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf");

    /** What no letter can do without. */
    private static final String NEEDED = "元0";

    private final List<LetterFace> faces;

    @Inject
    LetterFonts(LettersConfig config) {
        this(config.font().map(LetterFonts::named).orElseGet(LetterFonts::usual));
    }

    LetterFonts(List<LetterFace> faces) {
        this.faces = faces;
    }

    /** A wrong setting is told at the start, not when the first letter is printed. */
    void start(@Observes StartupEvent started) {
        if (faces.isEmpty()) LOG.warn("letters cannot be printed: no font is installed, see huiyin.letters.font");
        else LOG.infof("letters are printed with %s", faces.getFirst().file());
    }

    /**
     * Begins a file.
     *
     * @throws io.huiyin.kernel.ProblemException 503 without a font
     */
    PdfPages pages(String title) {
        if (faces.isEmpty()) throw DunningProblems.noFont();
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
                        "huiyin.letters.font cannot be used: " + face.file() + ": " + e.getMessage(), e);
            }
        }
        try (var pages = new PdfPages("", faces)) {
            if (!pages.has(NEEDED)) throw new IllegalStateException("huiyin.letters.font has no Chinese or no figures");
        }
        return faces;
    }

    /** Not opened here, so that nobody's start waits for it. */
    private static List<LetterFace> usual() {
        var found =
                USUAL.stream().map(LetterFace::of).filter(LetterFace::isThere).toList();
        if (found.isEmpty() || !FILLER.isThere()) return found;
        return Stream.concat(found.stream(), Stream.of(FILLER)).toList();
    }
}
