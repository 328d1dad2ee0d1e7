package io.huiyin.owners;

import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.files.Files;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.ReadReason;
import io.huiyin.kernel.Text;
import io.huiyin.owners.PortraitRepository.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The portraits of key customers (重点顾客影像资料库, OWN-11). They are kept of nobody else; of who is no key customer any more,
 * what is kept is read and removed, but not changed.
 */
@ApplicationScoped
public class Portraits {

    static final String READ = "portraits:read";

    private static final String FIELD = "portrait";
    private static final String PHOTO = "photo";

    private final Database database;
    private final Archive archive;
    private final PortraitRepository portraits;
    private final Files files;
    private final Events events;
    private final Clock clock;

    Portraits(
            Database database, Archive archive, PortraitRepository portraits, Files files, Events events, Clock clock) {
        this.database = database;
        this.archive = archive;
        this.portraits = portraits;
        this.files = files;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is kept, or nothing with version 0. That it was read is noted in the log with the reason.
     *
     * @throws ProblemException 404 if there is no such owner
     */
    public Portrait get(Caller caller, UUID ownerId, ReadReason reason) {
        return database.in(caller, () -> {
            var owner = archive.owner(ownerId);
            var portrait = portraits.find(ownerId).map(Stored::portrait).orElse(Portrait.none(ownerId));
            if (portrait.version() > 0) noteRead(owner, parts(portrait), reason);
            return portrait;
        });
    }

    /**
     * The photo, to be closed by whoever asked for it. That it was read is noted in the log with the reason.
     *
     * @throws ProblemException 404 if there is none
     */
    public Files.Content photo(Caller caller, UUID ownerId, ReadReason reason) {
        return database.in(caller, () -> {
            var owner = archive.owner(ownerId);
            var photo = portraits.find(ownerId).map(Stored::photoId).orElseThrow(Problems::notFound);
            noteRead(owner, List.of(PHOTO), reason);
            return files.closedContent(photo);
        });
    }

    /** @throws ProblemException 404 for an unknown owner; 422 for one who is no key customer, and for a birth in the future */
    public Portrait change(Caller caller, UUID ownerId, Expected expected, PortraitDetails details) {
        return database.in(caller, () -> {
            var owner = keyCustomer(ownerId);
            if (details.bornYear() != null
                    && details.bornYear() > archive.today(owner.communityId()).getYear()) {
                throw Problems.unprocessable("/bornYear", "in-future", Text.of("It lies in the future.", "出生年份在将来。"));
            }
            var before = version(ownerId, expected);
            var after = portraits.write(owner, before, details).orElseThrow(Problems::stale);
            archive.changed(owner, FIELD);
            return after.portrait();
        });
    }

    /**
     * Takes a picture as the photo. It is closed from the beginning: no file that anyone reads as such. The one before goes with its
     * bytes.
     *
     * @throws ProblemException 404 for an unknown owner; 422 for one who is no key customer; 413, 415 and 422 as for any file, and 415
     *     for a document
     */
    public PortraitPhoto changePhoto(Caller caller, UUID ownerId, Expected expected, String name, Path source) {
        return database.in(caller, () -> {
            var owner = keyCustomer(ownerId);
            var replaced = portraits.find(ownerId).map(Stored::photoId);
            var before = version(ownerId, expected);
            var photo = files.keepClosed(caller, owner.communityId(), name, source);
            if (!photo.mediaType().startsWith("image/")) throw noPicture();
            var after = portraits.writePhoto(owner, before, photo.id()).orElseThrow(Problems::stale);
            replaced.ifPresent(old -> files.remove(List.of(old)));
            archive.changed(owner, FIELD);
            return new PortraitPhoto(ownerId, true, after.portrait().version());
        });
    }

    /** Forgets what is kept, with the photo and its bytes. */
    public void remove(Caller caller, UUID ownerId, Expected expected) {
        database.in(caller, () -> {
            var owner = archive.owner(ownerId);
            var kept = portraits.find(ownerId).orElseThrow(Problems::notFound);
            int version = kept.portrait().version();
            expected.check(version);
            if (!portraits.delete(ownerId, version)) throw Problems.stale();
            if (kept.photoId() != null) files.remove(List.of(kept.photoId()));
            archive.changed(owner, FIELD);
        });
    }

    private Reporter keyCustomer(UUID ownerId) {
        var owner = archive.toAddTo(ownerId);
        if (owner.segment() == Segment.KEY) return owner;
        throw Problems.unprocessable(
                "ownerId",
                "not-a-key-customer",
                Text.of("Portraits are kept of key customers alone.", "仅可为重点客户建立影像资料。"));
    }

    private int version(UUID ownerId, Expected expected) {
        int version =
                portraits.find(ownerId).map(kept -> kept.portrait().version()).orElse(0);
        expected.check(version);
        return version;
    }

    private void noteRead(Reporter owner, List<String> fields, ReadReason reason) {
        events.publish(
                new OwnerEvent.PortraitRead(owner.communityId(), owner.ownerId(), fields, reason, clock.instant()));
    }

    private static List<String> parts(Portrait portrait) {
        var fields = new ArrayList<String>();
        if (portrait.bornYear() != null) fields.add("bornYear");
        if (portrait.occupation() != null) fields.add("occupation");
        if (portrait.notes() != null) fields.add("notes");
        return fields;
    }

    private static ProblemException noPicture() {
        var message = Text.of("A photo is a picture.", "照片须为图片文件。");
        return new ProblemException(
                Problems.UNSUPPORTED_MEDIA, message, new FieldError("file", "not-a-picture", message));
    }
}
