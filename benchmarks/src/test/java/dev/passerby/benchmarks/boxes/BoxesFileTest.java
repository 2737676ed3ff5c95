package dev.passerby.benchmarks.boxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.vision.face.Box;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxesFileTest {

    @TempDir
    Path folder;

    @Test
    void reads_pictures_as_wider_face_writes_them() throws Exception {
        Path file = Files.writeString(folder.resolve("boxes.txt"), """
                0--Parade/0_Parade_marchingband_1_849.jpg
                1
                449 330 122 149 0 0 0 0 0 0\s
                0--Parade/0_Parade_Parade_0_452.jpg
                0
                0 0 0 0 0 0 0 0 0 0\s
                0--Parade/0_Parade_marchingband_1_799.jpg
                2
                78 221 7 8 2 0 0 0 0 0\s
                78 238 14 17 2 0 0 0 0 0\s
                """);

        assertThat(BoxesFile.read(file))
                .containsExactly(
                        new AnnotatedPicture(
                                "0--Parade/0_Parade_marchingband_1_849.jpg",
                                List.of(new AnnotatedFace(new Box(449, 330, 571, 479), true))),
                        new AnnotatedPicture("0--Parade/0_Parade_Parade_0_452.jpg", List.of()),
                        new AnnotatedPicture(
                                "0--Parade/0_Parade_marchingband_1_799.jpg",
                                List.of(
                                        new AnnotatedFace(new Box(78, 221, 85, 229), true),
                                        new AnnotatedFace(new Box(78, 238, 92, 255), true))));
    }

    @Test
    void needs_no_more_than_four_columns_and_no_line_of_zeros() {
        List<AnnotatedPicture> pictures =
                parsed("empty.jpg", "0", "one.jpg", "1", "-3 4.5 10 20", "", "spaces in name.jpg", "1", "1 2 3 4 5");

        assertThat(pictures)
                .containsExactly(
                        new AnnotatedPicture("empty.jpg", List.of()),
                        new AnnotatedPicture("one.jpg", List.of(new AnnotatedFace(new Box(-3, 4.5, 7, 24.5), true))),
                        new AnnotatedPicture(
                                "spaces in name.jpg", List.of(new AnnotatedFace(new Box(1, 2, 4, 6), true))));
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_are_no_part_of_a_path() throws Exception {
        Path file = Files.writeString(folder.resolve("boxes.txt"), "\ufeffa.jpg\r\n1\r\n1 2 3 4\r\n\r\n");

        assertThat(BoxesFile.read(file))
                .containsExactly(new AnnotatedPicture("a.jpg", List.of(new AnnotatedFace(new Box(1, 2, 4, 6), true))));
    }

    @Test
    void a_face_marked_invalid_or_without_inside_does_not_count() {
        List<AnnotatedFace> faces = parsed(
                        "a.jpg",
                        "4",
                        "1 2 30 40 0 0 0 1 0 0",
                        "1 2 30 40 1 1 1 0 2 1",
                        "1 2 0 40 0 0 0 0 0 0",
                        "1 2 30 0")
                .get(0)
                .faces();

        assertThat(faces).extracting(AnnotatedFace::counts).containsExactly(false, true, false, false);
    }

    @Test
    void a_picture_can_be_asked_to_count_no_small_faces() {
        AnnotatedPicture picture = parsed("a.jpg", "3", "0 0 10 40", "0 0 10 39", "0 0 90 90 0 0 0 1 0 0")
                .get(0);

        assertThat(picture.countingFrom(20).faces())
                .extracting(AnnotatedFace::counts)
                .containsExactly(true, false, false);
    }

    /** Lines are separated by {@code |}. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '"',
            value = {
                "<nothing># boxes.txt: it holds no picture; a picture's path is expected in line 1",
                "a.jpg# boxes.txt: it ends after line 1 where the number of faces of 'a.jpg' is expected",
                "a.jpg|one# boxes.txt, line 2: the number of faces of 'a.jpg' is expected, a whole number from 0 to"
                        + " 100000, got 'one'",
                "a.jpg|-1# boxes.txt, line 2: the number of faces of 'a.jpg' is expected, a whole number from 0 to"
                        + " 100000, got '-1'",
                "a.jpg|99999999999# boxes.txt, line 2: the number of faces of 'a.jpg' is expected, a whole number from"
                        + " 0 to 100000, got '99999999999'",
                "a.jpg|1 2 3 4# boxes.txt, line 2: the number of faces of 'a.jpg' is expected, a whole number from 0 to"
                        + " 100000, got '1 2 3 4'",
                "a.jpg|2|1 2 3 4# boxes.txt: it ends after line 3 where box 2 of 2 of 'a.jpg' is expected",
                "a.jpg|2|1 2 3 4|b.jpg# boxes.txt, line 4: box 2 of 2 of 'a.jpg' is expected, numbers 'left top width"
                        + " height …', got 'b.jpg'",
                "a.jpg|1|1 2 3# boxes.txt, line 3: box 1 of 1 of 'a.jpg' is expected, numbers 'left top width height …',"
                        + " got '1 2 3'",
                "a.jpg|1|1 2 3 x# boxes.txt, line 3: box 1 of 1 of 'a.jpg' is expected, numbers 'left top width height"
                        + " …', got '1 2 3 x'",
                "a.jpg|1|1 2 3 NaN# boxes.txt, line 3: box 1 of 1 of 'a.jpg' is expected, numbers 'left top width"
                        + " height …', got '1 2 3 NaN'",
                "a.jpg|1|1 2 -3 4# boxes.txt, line 3: box 1 of 1 of 'a.jpg' must not have a negative width or height,"
                        + " got '1 2 -3 4'",
                "a.jpg|1|1 2 3 4|5 6 7 8# boxes.txt, line 4: a picture's path is expected, got the box '5 6 7 8'; is the"
                        + " picture's number of faces too small?",
                "a.jpg|0|5 6 7 8# boxes.txt, line 3: a picture without faces may be followed by a line of zeros, got the"
                        + " box '5 6 7 8'",
                "3|1 2 3 4# boxes.txt, line 1: a picture's path is expected, got the number 3",
                "/a.jpg|0# boxes.txt, line 1: a picture's path must lead into the folder of pictures, got '/a.jpg'",
                "x/../../a.jpg|0# boxes.txt, line 1: a picture's path must lead into the folder of pictures, got"
                        + " 'x/../../a.jpg'",
                "a.jpg|0|b.jpg|0|a.jpg|0# boxes.txt: the picture 'a.jpg' is there twice; join its boxes"
            })
    void says_in_one_line_what_is_wrong_and_where(String lines, String message) {
        String[] each = lines.equals("<nothing>") ? new String[0] : lines.split("\\|");
        assertThatThrownBy(() -> parsed(each))
                .isInstanceOf(MalformedBoxes.class)
                .hasMessage(message);
    }

    @Test
    void a_file_that_is_not_there_or_no_text_gets_its_line_too() throws Exception {
        Path absent = folder.resolve("absent.txt");
        Path binary = Files.write(folder.resolve("binary.txt"), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});

        assertThatThrownBy(() -> BoxesFile.read(absent))
                .isInstanceOf(MalformedBoxes.class)
                .hasMessage(absent + ": cannot be read (NoSuchFileException); does it exist?");
        assertThatThrownBy(() -> BoxesFile.read(binary))
                .isInstanceOf(MalformedBoxes.class)
                .hasMessage(binary + ": this is no text file; boxes are read in WIDER FACE's text format");
    }

    private static List<AnnotatedPicture> parsed(String... lines) {
        return BoxesFile.parse("boxes.txt", List.of(lines));
    }
}
