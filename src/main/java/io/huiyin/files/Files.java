package io.huiyin.files;

import io.huiyin.database.Database;
import io.huiyin.events.DomainEvent;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.files.FileRepository.StoredFile;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The files (附件) that were handed in. */
@ApplicationScoped
public class Files {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final FileRepository repository;
    private final Storage storage;
    private final Events events;
    private final Clock clock;
    private final long maxBytes;
    private final int mostWaiting;

    Files(
            Database database,
            FileRepository repository,
            Storage storage,
            Events events,
            Clock clock,
            FilesConfig config) {
        this.database = database;
        this.repository = repository;
        this.storage = storage;
        this.events = events;
        this.clock = clock;
        this.maxBytes = config.maxSize().asLongValue();
        this.mostWaiting = config.mostWaiting();
    }

    /** The bytes of a file, to be closed by whoever asked for them. */
    public record Content(FileView file, InputStream bytes) {}

    /**
     * Keeps a file. What an owner hands in belongs to no community until it is attached to what they reported.
     *
     * @param communityId where it belongs. Where null: the caller's only community, or none until it is attached
     * @param name        what the sender calls it
     * @param source      a file that the caller removes afterwards
     * @throws io.huiyin.kernel.ProblemException 409 if too many of an owner's wait, 413 if it is too large, 415 if its
     *     content is of no type that is taken, 422 if it is empty or the community unknown
     */
    public FileView keep(Caller caller, UUID communityId, String name, Path source) {
        return keep(caller, communityId == null ? onlyCommunity(caller) : communityId, name, source, false);
    }

    /**
     * Keeps a file that not everyone may read who reads files: as one it is unknown, and nothing else takes it over. Whoever keeps it
     * so answers {@link #closedContent its bytes} to those who may see them.
     *
     * @throws io.huiyin.kernel.ProblemException as {@link #keep}
     */
    public FileView keepClosed(Caller caller, UUID communityId, String name, Path source) {
        return keep(caller, communityId, name, source, true);
    }

    private FileView keep(Caller caller, UUID communityId, String name, Path source, boolean closed) {
        return database.in(caller, () -> {
            long bytes = size(source);
            if (bytes > maxBytes) throw FileProblems.tooLarge(maxBytes);
            if (bytes == 0) throw FileProblems.empty();
            var type = MediaType.of(head(source)).orElseThrow(FileProblems::unknownType);
            var community = communityId == null ? onlyCommunity(caller) : communityId;
            if (caller.isOwner()) admit(caller, community);
            var file = new StoredFile(
                    new FileView(
                            Ids.next(),
                            caller.isOwner() ? null : communityId,
                            type.fit(FileName.of(name)),
                            type.value(),
                            bytes,
                            sha256(source),
                            clock.instant(),
                            1),
                    randomKey(),
                    closed);
            if (!repository.insert(file)) throw Problems.unknownReference("communityId");
            database.afterRollback(() -> storage.delete(file.storageKey()));
            storage.put(file.storageKey(), source);
            note(file.view(), community);
            return file.view();
        });
    }

    /** An owner writes in no table; what they hand in is kept all the same, up to a number. */
    private void admit(Caller owner, UUID communityId) {
        if (!database.sees(communityId)) throw Problems.unknownReference("communityId");
        if (repository.waitingOf(owner.owner().id()) >= mostWaiting) throw FileProblems.tooManyWaiting(mostWaiting);
        database.liftLimits();
    }

    /**
     * @param communityId where it is known to come from; where null, the note of its attachment will say where it belongs
     */
    private void note(FileView file, UUID communityId) {
        var community = communityId == null ? DomainEvent.INSTALLATION : communityId;
        events.edited("file", Edit.CREATED, community, file.id(), Map.of("mediaType", file.mediaType()));
    }

    public FileView get(Caller caller, UUID id) {
        return database.in(caller, () -> stored(id).view());
    }

    public Content content(Caller caller, UUID id) {
        return database.in(caller, () -> opened(stored(id)));
    }

    /** The bytes of a closed file, in the running transaction, for what it belongs to. */
    public Content closedContent(UUID id) {
        return opened(repository.find(id, true).orElseThrow(Problems::notFound));
    }

    /**
     * Takes a file into a community, in the running transaction, because something of that community refers to it. From
     * there on an owner who calls is no longer limited to what is theirs.
     *
     * @return empty if the caller does not see the file, or if it belongs to another community
     */
    public Optional<FileView> attach(UUID communityId, UUID id) {
        if (database.caller().isOwner()) {
            if (repository.find(id, false).isEmpty()) return Optional.empty();
            database.liftLimits();
        }
        return repository.adopt(communityId, id);
    }

    /** The files of a community by their ids, in the running transaction; unknown ones are left out. */
    public Map<UUID, FileView> find(UUID communityId, Collection<UUID> ids) {
        return find(communityId, ids, false);
    }

    /** The closed ones among the files of a community by their ids, in the running transaction, for what they belong to. */
    public Map<UUID, FileView> findClosed(UUID communityId, Collection<UUID> ids) {
        return find(communityId, ids, true);
    }

    private Map<UUID, FileView> find(UUID communityId, Collection<UUID> ids, boolean closed) {
        if (ids.isEmpty()) return Map.of();
        return repository.find(communityId, ids, closed).stream()
                .collect(Collectors.toMap(FileView::id, Function.identity()));
    }

    /**
     * Removes files in the running transaction, but for those to which something refers still. Their bytes go when it has
     * committed; of a program that dies in between the clean-up finds them.
     */
    public void remove(Collection<UUID> ids) {
        if (ids.isEmpty()) return;
        var keys = repository.remove(ids);
        database.afterCommit(() -> keys.forEach(storage::delete));
    }

    /** Removes, in the running transaction, what an owner handed in and attached to nothing. @return the ids */
    public Collection<UUID> removeWaitingOf(UUID ownerId) {
        var keys = repository.removeWaitingOf(ownerId);
        database.afterCommit(() -> keys.values().forEach(storage::delete));
        return keys.keySet();
    }

    private StoredFile stored(UUID id) {
        return repository.find(id, false).orElseThrow(Problems::notFound);
    }

    private Content opened(StoredFile file) {
        return new Content(file.view(), storage.open(file.storageKey()));
    }

    private static UUID onlyCommunity(Caller caller) {
        var communities = caller.communities();
        return !communities.all() && communities.ids().size() == 1
                ? communities.ids().iterator().next()
                : null;
    }

    private static String randomKey() {
        var key = new byte[16];
        RANDOM.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    private static long size(Path source) {
        try {
            return java.nio.file.Files.size(source);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static byte[] head(Path source) {
        try (var in = java.nio.file.Files.newInputStream(source)) {
            return in.readNBytes(MediaType.HEAD);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static String sha256(Path source) {
        try (var in = new DigestInputStream(
                java.nio.file.Files.newInputStream(source), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw unreadable(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException("what was sent could not be read", cause);
    }
}
