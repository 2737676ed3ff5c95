package dev.passerby.wire.gallery.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.wire.JsonContract;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private static final PersonKey KEY = PersonKey.random();
    private static final String MODEL = "fedcba9876543210".repeat(4);

    private static final GalleryEntry ANNA = new GalleryEntry(
                    "anna-1", "Anna", 12, false, List.of(face("0123456789abcdef", 1), face("1123456789abcdef", 2)))
            .withNegatives(List.of(face("2123456789abcdef", 3)), 13);

    @Test
    void whatIsSealedOpensWithTheKeyBitByBit() {
        GalleryEntry sealed = Seal.close(ANNA, KEY);

        assertThat(sealed.faces()).hasSize(3).noneMatch(Template::readable);
        assertThat(Seal.open(sealed, KEY)).get().usingRecursiveComparison().isEqualTo(ANNA);
    }

    @Test
    void theJsonOfASealedEntryKeepsTheContractAndHoldsNothingOfTheEmbeddings() throws Exception {
        byte[] json = Seal.close(ANNA, KEY).toJson();
        String text = new String(json, UTF_8);

        assertThat(JsonContract.of("/dev/passerby/wire/gallery/gallery-entry.schema.json")
                        .problems(text))
                .isEmpty();
        assertThat(text).doesNotContain("embedding");
        String plain = new String(ANNA.toJson(), UTF_8);
        int at = plain.indexOf("\"embedding\":\"") + 13;
        assertThat(text).doesNotContain(plain.substring(at, at + 12));
        assertThat(Seal.open(GalleryEntry.fromJson(json), KEY))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(ANNA);
    }

    @Test
    void sealingTwiceGivesOtherBytesAndWhatIsSealedStays() {
        GalleryEntry sealed = Seal.close(ANNA, KEY);

        assertThat(Seal.close(ANNA, KEY).templates().get(0).sealed())
                .isNotEqualTo(sealed.templates().get(0).sealed());
        assertThat(Seal.close(sealed, PersonKey.random()))
                .usingRecursiveComparison()
                .isEqualTo(sealed);
    }

    @Test
    void nobodyElsesKeyOpens() {
        assertThat(Seal.open(Seal.close(ANNA, KEY), PersonKey.random())).isEmpty();
    }

    @Test
    void aPlainEntryOpensWithAnyKey() {
        assertThat(Seal.open(ANNA, PersonKey.random()))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(ANNA);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 13, 1000, 2076})
    void aChangedByteIsNoticed(int at) {
        Template face = Seal.close(ANNA, KEY).templates().get(0);
        byte[] changed = java.util.Objects.requireNonNull(face.sealed()).clone();
        changed[at] ^= 1;
        assertThat(Seal.open(entry("anna-1", sealedAs(face, face.id(), face.model(), face.crop(), changed)), KEY))
                .isEmpty();
    }

    @Test
    void aFaceOpensOnlyUnderItsOwnNames() {
        Template face = Seal.close(ANNA, KEY).templates().get(0);
        byte[] sealed = java.util.Objects.requireNonNull(face.sealed());

        assertThat(Seal.open(entry("anna-1", face), KEY)).isPresent();
        assertThat(Seal.open(entry("anna-2", face), KEY)).isEmpty();
        assertThat(Seal.open(entry("anna-1", sealedAs(face, "1123456789abcdef", face.model(), "T32", sealed)), KEY))
                .isEmpty();
        assertThat(Seal.open(entry("anna-1", sealedAs(face, face.id(), "0".repeat(64), "T32", sealed)), KEY))
                .isEmpty();
        assertThat(Seal.open(entry("anna-1", sealedAs(face, face.id(), face.model(), "A14", sealed)), KEY))
                .isEmpty();
    }

    @Test
    void aKeyTellsNothingOfItself() {
        assertThat(KEY.toString())
                .doesNotContain(Base64.getEncoder().encodeToString(KEY.bytes()).substring(0, 8))
                .isEqualTo("PersonKey");
        assertThatThrownBy(() -> PersonKey.of(new byte[31])).hasMessage("a person's key has 32 bytes, got 31");
        assertThatThrownBy(() -> PersonKey.of(new byte[32])).hasMessage("a person's key is not all zeros");
    }

    @Test
    void noIdLeadsOutOfTheFolderOfKeys() {
        assertThat(PersonKey.fileName("../../etc/passwd")).matches("[0-9a-f]{64}\\.key");
        assertThat(PersonKey.fileName("a")).isNotEqualTo(PersonKey.fileName("b"));
    }

    private static GalleryEntry entry(String personId, Template face) {
        return new GalleryEntry(personId, "Anna", 12, false, List.of(face));
    }

    private static Template sealedAs(Template face, String id, String model, String crop, byte[] sealed) {
        return Template.sealed(id, model, crop, face.quality(), face.spread(), sealed);
    }

    private static Template face(String id, long seed) {
        Random random = new Random(seed);
        float[] embedding = new float[Template.DIMENSIONS];
        for (int i = 0; i < embedding.length; i++) {
            embedding[i] = (float) random.nextGaussian() / 16;
        }
        return new Template(id, MODEL, "T32", 0.75, 0.1, embedding);
    }
}
