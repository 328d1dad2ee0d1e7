package io.huiyin.owners;

import io.huiyin.files.Files;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Which papers are in a household's archive; what stands in them is read one by one. */
@ApplicationScoped
class PaperData implements PersonalData {

    private final OwnerPaperRepository papers;
    private final OwnerPapers shown;
    private final Files files;

    PaperData(OwnerPaperRepository papers, OwnerPapers shown, Files files) {
        this.papers = papers;
        this.shown = shown;
        this.files = files;
    }

    @Override
    public String part() {
        return "papers";
    }

    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        files.remove(papers.deleteAll(ownerId));
        return List.of();
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return shown.shown(papers.page(ownerId, after, limit)).stream()
                .map(paper -> new Piece(paper.id(), paper))
                .toList();
    }
}
