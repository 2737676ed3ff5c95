package dev.passerby.console.crops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.face.Box;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.Region;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CropGeometryTest {

    private static final Region FRAME = new Region(0, 0, 640, 480);

    @TempDir
    Path folder;

    @Test
    void aFaceHasRoomAroundIt() {
        CropGeometry geometry = CropGeometry.of(FRAME, new Box(200, 100, 300, 240), List.of());
        assertThat(geometry.cut()).isEqualTo(new Region(155, 37, 345, 303));
        assertThat(geometry.face()).isEqualTo(new Region(45, 63, 145, 203));
        assertThat(geometry.hidden()).isEmpty();
    }

    @Test
    void theCutEndsWhereThePictureEnds() {
        CropGeometry geometry = CropGeometry.of(FRAME, new Box(-40, 400, 60, 540), List.of());
        assertThat(geometry.cut()).isEqualTo(new Region(0, 337, 105, 480));
        assertThat(geometry.face()).isEqualTo(new Region(0, 63, 60, 143));
        CropGeometry beyond = CropGeometry.of(FRAME, new Box(700, 500, 800, 600), List.of());
        assertThat(FRAME.contains(beyond.cut())).isTrue();
    }

    @Test
    void othersInTheCutAreHiddenAndTheFaceItselfNever() {
        Box face = new Box(200, 100, 300, 240);
        Box beside = new Box(310, 110, 400, 230);
        Box far = new Box(500, 100, 600, 240);
        Box itself = new Box(203, 98, 302, 243);
        CropGeometry geometry = CropGeometry.of(FRAME, face, List.of(itself, beside, far));
        assertThat(geometry.hidden()).containsExactly(new Region(292 - 155, 86 - 37, 190, 254 - 37));

        Picture noise = noise(640, 480);
        Picture cut = geometry.of(noise);
        Picture open = noise.region(geometry.cut());
        assertThat(cut.region(geometry.face()).rgb())
                .isEqualTo(open.region(geometry.face()).rgb());
        Region outsideOfBoth = new Region(146, 60, 190, 200);
        assertThat(colours(cut, outsideOfBoth)).isLessThan(30);
        assertThat(colours(open, outsideOfBoth)).isGreaterThan(1_000);
    }

    @Test
    void aFolderForgetsByPersonAndByAgeAndIsForItsUserOnly() throws Exception {
        CropFolder crops = CropFolder.open(folder.resolve("crops"));
        crops.write("ada-1", "door-1-0-0", "1", bytes("a"));
        crops.write("ada-1", "yard-1-0-0", "4", bytes("b"));
        crops.write("bob-2", "door-1-7-0", "1", bytes("c"));
        crops.write("bob-2", "../../etc", "1", bytes("d"));
        try (var files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSize(3).allSatisfy(file -> {
                assertThat(file.toString()).doesNotContain("ada").doesNotContain("bob");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            });
            Path bobs = all.stream()
                    .filter(file -> file.toString().contains("door-1-7-0"))
                    .findFirst()
                    .orElseThrow();
            Files.setLastModifiedTime(bobs, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        }
        CropFolder again = CropFolder.open(folder.resolve("crops"));
        assertThat(again.read("yard-1-0-0", "4")).contains(bytes("b"));
        assertThat(again.of("ada-1")).containsExactlyInAnyOrder("door-1-0-0/1", "yard-1-0-0/4");
        assertThat(again.eraseBefore(Instant.parse("2026-01-02T00:00:00Z"))).isEqualTo(1);
        assertThat(again.read("door-1-7-0", "1")).isEmpty();
        assertThat(again.erase("ada-1")).isEqualTo(2);
        assertThat(again.erase("ada-1")).isZero();
        assertThat(again.size()).isZero();
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Picture noise(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        new java.util.Random(7).nextBytes(rgb);
        return new Picture(width, height, rgb);
    }

    private static long colours(Picture picture, Region part) {
        Picture only = picture.region(part);
        return java.util.stream.IntStream.range(0, only.width() * only.height())
                .map(i -> only.sample(i % only.width(), i / only.width(), 0) << 16
                        | only.sample(i % only.width(), i / only.width(), 1) << 8
                        | only.sample(i % only.width(), i / only.width(), 2))
                .distinct()
                .count();
    }
}
