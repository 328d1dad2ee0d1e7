package io.huiyin.protection;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The two sets of keys that protect personal data, as one JSON text: {@code personalData} seals (AES-256-GCM),
 * {@code blindIndex} finds (HMAC-SHA256). Each is a Tink keyset, in which one key is primary and older ones stay readable,
 * so that keys can be changed without touching the data at once.
 */
public final class Keyset {

    /** The program's argument by which it prints {@link #generate new keys} instead of starting. */
    public static final String COMMAND = "new-keyset";

    static final int PREFIX_BYTES = 5;

    private static final String SEALING = "personalData";
    private static final String FINDING = "blindIndex";

    private final Aead sealing;
    private final PrfSet finding;
    private final int sealingKey;

    private Keyset(Aead sealing, PrfSet finding, int sealingKey) {
        this.sealing = sealing;
        this.finding = finding;
        this.sealingKey = sealingKey;
    }

    /** The commands that print a keyset to go on with, made from the one that is set. */
    public enum Step {
        /** Adds a new key to each set, which opens and finds but seals nothing yet. */
        ADD_KEY("add-key"),
        /** Lets the newest key seal and index from now on; the older ones still open and find. */
        PROMOTE_KEY("promote-key"),
        /** Leaves the key that seals alone; what is still sealed under another one cannot be opened any more. */
        TRIM_KEYSET("trim-keyset");

        private final String command;

        Step(String command) {
            this.command = command;
        }

        public static Optional<Step> of(String argument) {
            return Arrays.stream(values())
                    .filter(step -> step.command.equals(argument))
                    .findFirst();
        }
    }

    /**
     * A keyset a step further, as one line of JSON.
     *
     * @throws UnusableKeyset as {@link #read}
     */
    public static String after(Step step, Optional<String> setting) {
        read(setting);
        var json = JsonParser.parseString(textOf(setting.orElseThrow())).getAsJsonObject();
        try {
            var next = new JsonObject();
            next.add(SEALING, after(step, handle(json, SEALING), PredefinedAeadParameters.AES256_GCM));
            next.add(FINDING, after(step, handle(json, FINDING), PredefinedPrfParameters.HMAC_SHA256_PRF));
            return next.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot change a keyset that it has read", e);
        }
    }

    private static JsonElement after(Step step, KeysetHandle keys, Parameters parameters)
            throws GeneralSecurityException {
        var next = KeysetHandle.newBuilder();
        int newest = keys.size() - 1;
        for (int i = 0; i < keys.size(); i++) {
            var key = keys.getAt(i);
            if (step == Step.TRIM_KEYSET && !key.isPrimary()) continue;
            var entry = KeysetHandle.importKey(key.getKey()).withFixedId(key.getId());
            boolean primary = step == Step.PROMOTE_KEY ? i == newest : key.isPrimary();
            next.addEntry(primary ? entry.makePrimary() : entry);
        }
        if (step == Step.ADD_KEY) {
            next.addEntry(KeysetHandle.generateEntryFromParameters(parameters).withRandomId());
        }
        return json(next.build());
    }

    /** New random keys, as one line of JSON without a line break. */
    public static String generate() {
        try {
            register();
            var json = new JsonObject();
            json.add(SEALING, generate(PredefinedAeadParameters.AES256_GCM));
            json.add(FINDING, generate(PredefinedPrfParameters.HMAC_SHA256_PRF));
            return json.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot make its own kinds of keys", e);
        }
    }

    /**
     * Reads the keys.
     *
     * @param setting JSON, or the path of a file that holds it
     * @throws UnusableKeyset if nothing is set, there is no such file, or it holds something else
     */
    public static Keyset read(Optional<String> setting) {
        return read(setting.orElseThrow(() ->
                new UnusableKeyset("Personal data needs keys: make them once by `java -jar quarkus-run.jar " + COMMAND
                        + "` and set HUIYIN_PROTECTION_KEYSET to them, or to the path of a file that holds them.")));
    }

    private static Keyset read(String setting) {
        boolean inline = setting.strip().startsWith("{");
        var origin = inline ? "The setting huiyin.protection.keyset" : "The file " + setting;
        var text = textOf(setting);
        try {
            register();
            var json = JsonParser.parseString(text).getAsJsonObject();
            var sealing = handle(json, SEALING);
            return new Keyset(
                    sealing.getPrimitive(RegistryConfiguration.get(), Aead.class),
                    handle(json, FINDING).getPrimitive(RegistryConfiguration.get(), PrfSet.class),
                    sealing.getPrimary().getId());
        } catch (GeneralSecurityException | JsonParseException | IllegalStateException | NullPointerException e) {
            // The cause could quote what it failed to read, and that is a key.
            throw new UnusableKeyset(origin + " holds no keyset as `" + COMMAND + "` makes it.");
        }
    }

    Aead sealing() {
        return sealing;
    }

    PrfSet finding() {
        return finding;
    }

    /** How whatever the primary key seals begins: one byte for Tink's form, four for the key's id. */
    byte[] prefix() {
        return ByteBuffer.allocate(PREFIX_BYTES)
                .put((byte) 1)
                .putInt(sealingKey)
                .array();
    }

    private static void register() throws GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
    }

    private static JsonElement generate(Parameters parameters) throws GeneralSecurityException {
        return json(KeysetHandle.generateNew(parameters));
    }

    private static JsonElement json(KeysetHandle handle) throws GeneralSecurityException {
        return JsonParser.parseString(TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
    }

    private static String textOf(String setting) {
        return setting.strip().startsWith("{") ? setting : contentOf(setting);
    }

    private static KeysetHandle handle(JsonObject json, String name) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(json.get(name).toString(), InsecureSecretKeyAccess.get());
    }

    private static String contentOf(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException | InvalidPathException e) {
            throw new UnusableKeyset(
                    "The keyset " + path + " cannot be read: " + e.getClass().getSimpleName() + ".", e);
        }
    }
}
