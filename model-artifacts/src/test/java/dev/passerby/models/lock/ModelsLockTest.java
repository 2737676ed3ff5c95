package dev.passerby.models.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.models.ModelName;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelsLockTest {

    private final ModelsLock lock = ModelsLock.read();

    @Test
    void everyModelIsPinnedAndMadeOfAPinnedPackage() {
        assertThat(lock.models())
                .extracting(PinnedModel::name)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ModelName.values()).map(ModelName::text).toList());
        lock.models().forEach(model -> assertThat(lock.upstream(model.from()).files())
                .isNotEmpty());
    }

    @Test
    void everyHashIsWhole() {
        assertThat(Stream.concat(
                        lock.models().stream().map(PinnedModel::sha256),
                        lock.packages().stream()
                                .flatMap(p -> p.files().stream())
                                .map(PinnedFile::sha256)))
                .allMatch(sha256 -> sha256.matches("[0-9a-f]{64}"));
    }

    @Test
    void everyPackageHasAnExactVersionAndALicence() {
        assertThat(lock.packages()).allSatisfy(upstream -> {
            assertThat(upstream.name()).matches("(@[a-z]+/)?[a-z-]+@\\d+\\.\\d+\\.\\d+");
            assertThat(upstream.licence()).isNotBlank();
        });
    }

    @Test
    void shapesSayWhichAxesAreFree() {
        assertThat(lock.model("facenet").inputs()).isEqualTo(Map.of("input", List.of("n", 3, 160, 160)));
        assertThat(lock.model("mtcnn-onet").outputs()).isEqualTo(Map.of("answer", List.of("n", 15)));
    }

    @Test
    void roundedVariantsAreOfFloat32sFamilyAndEveryOtherModelOfItsOwn() {
        List<String> rounded = List.of("facenet-int8", "facenet-float16");
        for (String variant : rounded) {
            assertThat(lock.family(lock.model(variant))).isEqualTo(lock.model("facenet"));
        }
        assertThat(lock.models())
                .filteredOn(model -> !rounded.contains(model.name()))
                .allMatch(model -> lock.family(model).equals(model));
    }

    @Test
    void whatIsNotPinnedIsSaid() {
        assertThatThrownBy(() -> lock.model("arcface"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("models.lock pins no model 'arcface'");
        assertThatThrownBy(() -> lock.upstream("left-pad@1.0.0"))
                .hasMessage("models.lock pins no package 'left-pad@1.0.0'");
    }
}
