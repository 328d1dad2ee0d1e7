package io.huiyin.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtectionTest {

    private static final UUID COMMUNITY = UUID.randomUUID();
    private static final UUID OWNER = UUID.randomUUID();

    private final String keyset = Keyset.generate();
    private final Protection protection = with(keyset);

    @Test
    void what_is_sealed_opens_again_and_shows_nothing_meanwhile() {
        var sealed = protection.seal(COMMUNITY, OWNER, "phone", "13800005678");

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("13800005678");
        assertThat(protection.seal(COMMUNITY, OWNER, "phone", "13800005678")).isNotEqualTo(sealed);
        assertThat(protection.open(COMMUNITY, OWNER, "phone", sealed)).isEqualTo("13800005678");
    }

    @Test
    void it_opens_nowhere_else() {
        var sealed = protection.seal(COMMUNITY, OWNER, "phone", "13800005678");

        assertThatThrownBy(() -> protection.open(UUID.randomUUID(), OWNER, "phone", sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> protection.open(COMMUNITY, UUID.randomUUID(), "phone", sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> protection.open(COMMUNITY, OWNER, "identityNumber", sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> with(Keyset.generate()).open(COMMUNITY, OWNER, "phone", sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void equal_texts_of_one_kind_are_found_under_one_index_by_the_key_alone() {
        var index = protection.index(Protection.PHONE, "13800005678");

        assertThat(with(keyset).index(Protection.PHONE, "13800005678"))
                .isEqualTo(index)
                .hasSize(16);
        assertThat(protection.indexes(Protection.PHONE, "13800005678")).containsExactly(index);
        assertThat(protection.index(Protection.PHONE, "13800005679")).isNotEqualTo(index);
        assertThat(protection.index(Protection.IDENTITY, "13800005678")).isNotEqualTo(index);
        assertThat(with(Keyset.generate()).index(Protection.PHONE, "13800005678"))
                .isNotEqualTo(index);
    }

    @Test
    void what_older_keys_sealed_and_indexed_is_still_read_and_found_after_a_rotation() throws GeneralSecurityException {
        var sealed = protection.seal(COMMUNITY, OWNER, "phone", "13800005678");
        var index = protection.index(Protection.PHONE, "13800005678");

        var rotated = with(rotate(keyset));

        assertThat(rotated.open(COMMUNITY, OWNER, "phone", sealed)).isEqualTo("13800005678");
        assertThat(rotated.index(Protection.PHONE, "13800005678")).isNotEqualTo(index);
        assertThat(rotated.indexes(Protection.PHONE, "13800005678"))
                .contains(index, rotated.index(Protection.PHONE, "13800005678"));
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(protection.seal(COMMUNITY, OWNER, "phone", null)).isNull();
        assertThat(protection.open(COMMUNITY, OWNER, "phone", null)).isNull();
        assertThat(protection.index(Protection.PHONE, null)).isNull();
    }

    @Test
    void the_keys_may_stand_in_a_file(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("keyset.json"), keyset + "\n");

        assertThat(with(file.toString()).index(Protection.PHONE, "1"))
                .isEqualTo(protection.index(Protection.PHONE, "1"));
    }

    @Test
    void missing_or_broken_keys_are_named_and_never_quoted() {
        assertThatThrownBy(() -> Keyset.read(Optional.empty()))
                .isInstanceOf(UnusableKeyset.class)
                .hasMessageContaining("HUIYIN_PROTECTION_KEYSET");
        assertThatThrownBy(() -> with("/nowhere/keyset.json"))
                .isInstanceOf(UnusableKeyset.class)
                .hasMessageContaining("/nowhere/keyset.json");
        for (var broken :
                new String[] {"{}", "{", keyset.substring(0, keyset.length() - 9), keyset.replace("AesGcm", "XesGcm")
                }) {
            assertThatThrownBy(() -> with(broken))
                    .isInstanceOf(UnusableKeyset.class)
                    .hasMessage("The setting huiyin.protection.keyset holds no keyset as `new-keyset` makes it.")
                    .hasNoCause();
        }
    }

    static Protection with(String keyset) {
        return new Protection(new ProtectionConfig() {
            @Override
            public Optional<String> keyset() {
                return Optional.of(keyset);
            }

            @Override
            public Duration resealEvery() {
                return Duration.ofDays(1);
            }
        });
    }

    /** Adds a new primary key to each set, as an operator does with Tink's own tool. */
    private static String rotate(String keyset) throws GeneralSecurityException {
        var json = JsonParser.parseString(keyset).getAsJsonObject();
        rotate(json, "personalData", KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM));
        rotate(json, "blindIndex", KeysetHandle.generateEntryFromParameters(PredefinedPrfParameters.HMAC_SHA256_PRF));
        return json.toString();
    }

    private static void rotate(JsonObject json, String name, KeysetHandle.Builder.Entry primary)
            throws GeneralSecurityException {
        var old = TinkJsonProtoKeysetFormat.parseKeyset(json.get(name).toString(), InsecureSecretKeyAccess.get());
        var rotated = KeysetHandle.newBuilder(old)
                .addEntry(primary.withRandomId().makePrimary())
                .build();
        json.add(
                name,
                JsonParser.parseString(
                        TinkJsonProtoKeysetFormat.serializeKeyset(rotated, InsecureSecretKeyAccess.get())));
    }
}
