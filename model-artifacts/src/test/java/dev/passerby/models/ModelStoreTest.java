package dev.passerby.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.models.fetch.FakeNpm;
import dev.passerby.models.fetch.TestTarball;
import dev.passerby.models.lock.ModelsLock;
import dev.passerby.models.lock.PinnedModel;
import dev.passerby.models.progress.Progress;
import dev.passerby.models.storage.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store with a lock of its own and programs that stand in for npm; the real way is in {@code ModelStoreIT}. */
class ModelStoreTest {

    private static final byte[] MODEL = "a model".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temporary;

    @Test
    void aModelIsHandedOutWithItsHash() throws Exception {
        ModelStore store = filled();

        VerifiedModel model = store.model(ModelName.FACENET);

        assertThat(model.name()).isEqualTo("facenet");
        assertThat(model.sha256()).isEqualTo(Sha256.of(MODEL));
        assertThat(model.onnx()).isEqualTo(MODEL);
    }

    @Test
    void aFilledStoreNeedsNoNpmAndIsNotWrittenTo() throws Exception {
        filled().prepare(Progress.none());

        assertThat(store().toFile().list())
                .containsExactlyInAnyOrder(
                        Stream.of(ModelName.values()).map(ModelName::fileName).toArray(String[]::new))
                .contains("mtcnn-pnet.onnx", "facenet.onnx", "facenet-int8.onnx");
    }

    @Test
    void aFlippedBitIsNotHandedOut() throws Exception {
        ModelStore store = filled();
        byte[] flipped = MODEL.clone();
        flipped[3] ^= 4;
        Files.write(store().resolve("facenet.onnx"), flipped);

        assertThatThrownBy(() -> store.model(ModelName.FACENET))
                .isInstanceOf(ModelException.class)
                .hasMessage("opening model 'facenet': " + store() + "/facenet.onnx must have sha256 " + Sha256.of(MODEL)
                        + ", got " + Sha256.of(flipped) + "; prepare the model store again");
    }

    @Test
    void aMissingModelIsSaidWithTheRemedy() {
        assertThatThrownBy(() -> ModelStore.open(store()).model(ModelName.PNET))
                .isInstanceOf(ModelException.class)
                .hasMessage("opening model 'mtcnn-pnet': there is no " + store()
                        + "/mtcnn-pnet.onnx; prepare the model store first");
    }

    @Test
    void aMissingNpmIsOneLine() throws Exception {
        assertThatThrownBy(() ->
                        ModelStore.open(store(), FakeNpm.missing(temporary)).prepare(Progress.none()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("fetching node-red-contrib-face-recognition@2.0.4: ")
                .hasMessageContaining("could not be started; install npm")
                .hasMessageNotContaining("\n");
        assertNothingIsHalfWritten();
    }

    @Test
    void anotherPackagesContentIsOneLine() throws Exception {
        byte[] tarball = new TestTarball().file("package/index.js", new byte[9]).toByteArray();

        assertThatThrownBy(() -> ModelStore.open(store(), FakeNpm.serving(temporary, tarball))
                        .prepare(Progress.none()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("the tarball must hold package/app/weights/mtcnn_model-")
                .hasMessageNotContaining("\n");
        assertNothingIsHalfWritten();
    }

    @Test
    void aFolderThatCannotBeMadeIsOneLine() throws Exception {
        Path below = Files.write(temporary.resolve("file"), new byte[1]).resolve("store");

        assertThatThrownBy(
                        () -> ModelStore.open(below, FakeNpm.missing(temporary)).prepare(Progress.none()))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "preparing the model store " + below + ": " + below
                                + ": Not a directory; free space or make it writable, or name another folder in PASSERBY_MODELS")
                .hasMessageNotContaining("\n");
    }

    private Path store() {
        return temporary.resolve("store");
    }

    /** A store whose lock pins one small file under every name. */
    private ModelStore filled() throws Exception {
        List<PinnedModel> models = Stream.of(ModelName.values())
                .map(name -> new PinnedModel(
                        name.text(), MODEL.length, Sha256.of(MODEL), null, "none@1.0.0", Map.of(), Map.of(), ""))
                .toList();
        Files.createDirectories(store());
        for (ModelName name : ModelName.values()) {
            Files.write(store().resolve(name.fileName()), MODEL);
        }
        return ModelStore.open(store(), FakeNpm.missing(temporary), new ModelsLock(List.of(), models));
    }

    private void assertNothingIsHalfWritten() throws Exception {
        try (Stream<Path> left = Files.walk(store()).filter(Files::isRegularFile)) {
            assertThat(left).containsExactly(store().resolve(".lock"));
        }
    }
}
