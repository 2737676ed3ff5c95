package dev.passerby.wire.gallery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerby.wire.Json;
import dev.passerby.wire.JsonContract;
import dev.passerby.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GalleryEntryTest {

    private static final JsonContract SCHEMA = JsonContract.of("/dev/passerby/wire/gallery/gallery-entry.schema.json");

    private static final GalleryEntry ANNA = new GalleryEntry("anna-1", "Anna", 12, false, List.of(template()));

    @Test
    void anEntryComesBackWithEveryBitOfItsEmbeddings() throws Exception {
        GalleryEntry read = GalleryEntry.fromJson(ANNA.toJson());
        assertThat(read).usingRecursiveComparison().isEqualTo(ANNA);
        assertThat(read.templates().get(0).embedding())
                .containsExactly(ANNA.templates().get(0).embedding());
    }

    @Test
    void anEmbeddingTravelsOnceAsBase64OfLittleEndianNumbers() throws Exception {
        JsonNode template = Json.tree(ANNA).at("/templates/0");
        assertThat(template.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "model", "crop", "quality", "embedding");
        ByteBuffer numbers = ByteBuffer.wrap(
                        Base64.getDecoder().decode(template.path("embedding").textValue()))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(numbers.remaining()).isEqualTo(2048);
        assertThat(numbers.getFloat(4 * 511)).isEqualTo(ANNA.templates().get(0).embedding()[511]);
    }

    @Test
    void aRemovedPersonComesBackAsATombstone() throws Exception {
        GalleryEntry removal = ANNA.removal(13);
        assertThat(removal).isEqualTo(new GalleryEntry("anna-1", "removed", 13, true, List.of()));
        assertThat(GalleryEntry.fromJson(removal.toJson())).isEqualTo(removal);
    }

    @Test
    void fieldsFromANewerVersionAreIgnored() throws Exception {
        ObjectNode newer = (ObjectNode) Json.tree(ANNA);
        newer.put("team", "red");
        ((ObjectNode) newer.at("/templates/0")).put("sharpness", 0.5);
        assertThat(GalleryEntry.fromJson(Json.bytes(newer)))
                .usingRecursiveComparison()
                .isEqualTo(ANNA);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 2044, 2047, 2052})
    void anEmbeddingOfAnotherLengthIsRefused(int bytes) {
        assertThatThrownBy(() -> read(Base64.getEncoder().encodeToString(new byte[bytes])))
                .isInstanceOf(WireFormatException.class)
                .hasMessage("cannot read GalleryEntry: a template's embedding must be 512 numbers of 4 bytes, got "
                        + bytes + " bytes");
    }

    @Test
    void anEmbeddingCutInItsTextIsRefused() {
        String whole = Json.tree(ANNA).at("/templates/0/embedding").textValue();
        assertThatThrownBy(() -> read(whole.substring(0, 2729)))
                .isInstanceOf(WireFormatException.class)
                .hasMessage("cannot read GalleryEntry: a template's embedding must be Base64");
    }

    @Test
    void anEmbeddingThatIsNotANumberThroughoutIsRefused() {
        byte[] bytes = new byte[2048];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(4 * 100, Float.NaN);
        assertThatThrownBy(() -> read(Base64.getEncoder().encodeToString(bytes)))
                .isInstanceOf(WireFormatException.class)
                .hasMessage("cannot read GalleryEntry: a template's embedding must be finite, got NaN at 100");
    }

    @Test
    void aTemplateOfAnotherLengthIsNotMade() {
        assertThatThrownBy(() -> new Template("0123456789abcdef", "m", "T32", 1, new float[511]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a template's embedding must have 512 numbers, got 511");
    }

    @Test
    void aMissingFieldIsNamed() {
        ObjectNode withoutModel = (ObjectNode) Json.tree(ANNA);
        ((ObjectNode) withoutModel.at("/templates/0")).remove("model");
        assertThatThrownBy(() -> GalleryEntry.fromJson(Json.bytes(withoutModel)))
                .isInstanceOf(WireFormatException.class)
                .hasMessageStartingWith("cannot read GalleryEntry: field 'templates[0].model' is missing");

        ObjectNode withoutTemplates = (ObjectNode) Json.tree(ANNA);
        withoutTemplates.remove("templates");
        assertThatThrownBy(() -> GalleryEntry.fromJson(Json.bytes(withoutTemplates)))
                .isInstanceOf(WireFormatException.class)
                .hasMessageStartingWith("cannot read GalleryEntry: field 'templates' is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aPersonWithoutANameIsRefused(String name) {
        assertThatThrownBy(() -> new GalleryEntry("anna-1", name, 1, false, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a person's name must have 1 to 200 characters");
    }

    @Test
    void aNameOfSeveralLinesIsRefused() {
        assertThatThrownBy(() -> new GalleryEntry("anna-1", "Anna\nBerta", 1, false, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a person's name must be one line without control characters");
    }

    @Test
    void aRemovedPersonHasNoTemplates() {
        assertThatThrownBy(() -> new GalleryEntry("anna-1", "Anna", 1, true, List.of(template())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a removed person has no templates, no negatives, no consent, and no request but to be forgotten");
    }

    private static GalleryEntry read(String embedding) throws WireFormatException {
        ObjectNode json = (ObjectNode) Json.tree(ANNA);
        ((ObjectNode) json.at("/templates/0")).put("embedding", embedding);
        return GalleryEntry.fromJson(Json.bytes(json));
    }

    private static Template template() {
        float[] embedding = new float[512];
        for (int i = 0; i < embedding.length; i++) {
            embedding[i] = (float) Math.sin(i + 1) / 16;
        }
        return new Template("0123456789abcdef", "fedcba9876543210".repeat(4), "T32", 0.75, embedding);
    }

    @Test
    void aThresholdNegativesAndARequestTravelWithThePerson() throws Exception {
        Template photo = template();
        Template other = new Template("fedcba9876543210", photo.model(), "T32", 0.5, photo.embedding());
        GalleryEntry entry = ANNA.withThreshold(0.9, 13)
                .withNegatives(List.of(other), 14)
                .asking(new MemoryRequest(MemoryRequest.Kind.NEGATIVE_OF_TRACK, "door-7"), 15);

        String json = new String(entry.toJson(), UTF_8);

        assertThat(GalleryEntry.fromJson(entry.toJson()))
                .usingRecursiveComparison()
                .isEqualTo(entry);
        assertThat(JsonContract.of("/dev/passerby/wire/gallery/gallery-entry.schema.json")
                        .problems(json))
                .isEmpty();
        assertThat(entry.threshold()).isEqualTo(0.9);
        assertThat(entry.negatives()).containsExactly(other);
        assertThat(entry.withTemplates(List.of(photo, other), 16).request()).isNull();
    }

    @Test
    void aThresholdMustBeADistance() {
        GalleryEntry entry = new GalleryEntry("anna-1", "Anna", 12, false, List.of());
        assertThatThrownBy(() -> entry.withThreshold(2.5, 13))
                .hasMessage("a person's threshold must be a distance above 0 and at most 2, got 2.5");
    }

    @Test
    void consentAndItsEndTravelWithThePerson() throws Exception {
        Instant end = Instant.parse("2027-01-31T12:00:00Z");
        GalleryEntry entry = ANNA.withConsent(new Consent("form 12", end), 13);

        assertThat(GalleryEntry.fromJson(entry.toJson()).consent()).isEqualTo(new Consent("form 12", end));
        assertThat(SCHEMA.problems(new String(entry.toJson(), UTF_8))).isEmpty();
        assertThat(entry.expiredAt(end.toEpochMilli() - 1)).isFalse();
        assertThat(entry.expiredAt(end.toEpochMilli())).isTrue();
        assertThat(ANNA.expiredAt(Long.MAX_VALUE)).isFalse();
        assertThat(entry.withTemplates(List.of(), 14).consent()).isEqualTo(entry.consent());
    }

    @Test
    void aRemovedPersonMayAskToBeForgottenAndNobodyElse() throws Exception {
        GalleryEntry asking = ANNA.removal(13).asking(MemoryRequest.forget(), 14);

        assertThat(GalleryEntry.fromJson(asking.toJson())).isEqualTo(asking);
        assertThat(SCHEMA.problems(new String(asking.toJson(), UTF_8))).isEmpty();
        assertThatThrownBy(() -> ANNA.asking(MemoryRequest.forget(), 13))
                .hasMessage("only a removed person can be forgotten");
        assertThatThrownBy(() ->
                        ANNA.removal(13).asking(new MemoryRequest(MemoryRequest.Kind.NEGATIVE_OF_TRACK, "door-1"), 14))
                .hasMessageStartingWith("a removed person has no templates");
    }

    @Test
    void aTemplateIsEitherReadableOrSealed() {
        ObjectNode neither = (ObjectNode) Json.tree(ANNA);
        ((ObjectNode) neither.at("/templates/0")).remove("embedding");
        assertThatThrownBy(() -> GalleryEntry.fromJson(Json.bytes(neither)))
                .hasMessage("cannot read GalleryEntry: a template must have either 'embedding' or 'sealed'");

        ((ObjectNode) neither.at("/templates/0")).put("sealed", "AAAA");
        assertThatThrownBy(() -> GalleryEntry.fromJson(Json.bytes(neither)))
                .hasMessage("cannot read GalleryEntry: a template's sealed embedding must have 2077 bytes, got 3");
    }
}
