package io.huiyin.protection;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Seals personal data for the database and finds it again. What is sealed opens only for the row and field that it was
 * sealed for: moved to another row, it stays shut.
 */
@Startup
@ApplicationScoped
public class Protection {

    /** The kind of index under which every phone number of every room is found. */
    public static final String PHONE = "phone";

    /** The kind of index of identity numbers. */
    public static final String IDENTITY = "identity";

    private static final int INDEX_BYTES = 16;

    private final Keyset keys;

    Protection(ProtectionConfig config) {
        keys = Keyset.read(config.keyset());
    }

    /**
     * Seals a text; null stays null. The same text sealed twice differs.
     *
     * @param space the community's id; of what belongs to none, of whose it is
     */
    public byte[] seal(UUID space, UUID rowId, String field, String text) {
        if (text == null) return null;
        try {
            return keys.sealing().encrypt(text.getBytes(StandardCharsets.UTF_8), place(space, rowId, field));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("personal data could not be sealed", e);
        }
    }

    /**
     * Opens what {@link #seal} made for the same place; null stays null.
     *
     * @throws IllegalStateException if it was made for another place or under other keys
     */
    public String open(UUID space, UUID rowId, String field, byte[] sealed) {
        if (sealed == null) return null;
        try {
            return new String(keys.sealing().decrypt(sealed, place(space, rowId, field)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the " + field + " of " + rowId + " cannot be opened with these keys", e);
        }
    }

    /** The same; empty where it was made under keys that are not in the keyset. */
    Optional<String> openIfPossible(UUID space, UUID rowId, String field, byte[] sealed) {
        try {
            return Optional.of(
                    new String(keys.sealing().decrypt(sealed, place(space, rowId, field)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /**
     * The blind index of a normalised text, to be stored beside the sealed one; null stays null.
     *
     * @param kind what the text is; equal texts of different kinds have different indexes
     */
    public byte[] index(String kind, String text) {
        if (text == null) return null;
        try {
            return keys.finding().computePrimary(indexed(kind, text), INDEX_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an index could not be computed", e);
        }
    }

    /** The indexes under which a text may be stored: the primary key's and those of older ones. */
    public List<byte[]> indexes(String kind, String text) {
        var indexes = new ArrayList<byte[]>();
        try {
            for (var prf : keys.finding().getPrfs().values())
                indexes.add(prf.compute(indexed(kind, text), INDEX_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an index could not be computed", e);
        }
        return indexes;
    }

    /** How a sealed text begins that the present key sealed. */
    byte[] presentPrefix() {
        return keys.prefix();
    }

    private static byte[] place(UUID space, UUID rowId, String field) {
        return (space + "/" + rowId + "/" + field).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] indexed(String kind, String text) {
        return (kind + '\0' + text).getBytes(StandardCharsets.UTF_8);
    }
}
