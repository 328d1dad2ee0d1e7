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
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * The two sets of keys that protect personal data, as one JSON text: {@code personalData} seals (AES-256-GCM),
 * {@code blindIndex} finds (HMAC-SHA256). Each is a Tink keyset, in which one key is primary and older ones stay readable,
 * so that keys can be changed without touching the data at once.
 */
public final class Keyset {

    /** The program's argument by which it prints {@link #generate new keys} instead of starting. */
    public static final String COMMAND = "new-keyset";

    private static final String SEALING = "personalData";
    private static final String FINDING = "blindIndex";

    private final Aead sealing;
    private final PrfSet finding;

    private Keyset(Aead sealing, PrfSet finding) {
        this.sealing = sealing;
        this.finding = finding;
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
        var text = inline ? setting : contentOf(setting);
        try {
            register();
            var json = JsonParser.parseString(text).getAsJsonObject();
            return new Keyset(
                    handle(json, SEALING).getPrimitive(RegistryConfiguration.get(), Aead.class),
                    handle(json, FINDING).getPrimitive(RegistryConfiguration.get(), PrfSet.class));
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

    private static void register() throws GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
    }

    private static JsonElement generate(Parameters parameters) throws GeneralSecurityException {
        var handle = KeysetHandle.generateNew(parameters);
        return JsonParser.parseString(TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
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
