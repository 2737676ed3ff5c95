package dev.passerby.benchmarks.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleFileTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void media() throws Exception {
        Files.createFile(folder.resolve("again.mkv"));
        Files.createFile(folder.resolve("bird.MP4"));
        Files.createFile(folder.resolve("notes.txt"));
        Files.createDirectory(folder.resolve("walk"));
        Files.createFile(folder.resolve("walk/2.jpg"));
        Files.createFile(folder.resolve("walk/1.png"));
        Files.createFile(folder.resolve("walk/readme"));
    }

    @Test
    void a_line_says_which_files_show_a_person() throws Exception {
        List<Clip> clips = parse("# who is who", "", "Ada Lovelace: again.mkv  walk", "Bob:bird.MP4");

        assertThat(clips)
                .containsExactly(
                        Clip.video("Ada Lovelace", "again.mkv", folder.resolve("again.mkv")),
                        Clip.photos(
                                "Ada Lovelace",
                                "walk",
                                List.of(folder.resolve("walk/1.png"), folder.resolve("walk/2.jpg"))),
                        Clip.video("Bob", "bird.MP4", folder.resolve("bird.MP4")));
    }

    @Test
    void a_mistake_is_told_with_its_line() {
        assertMistake(
                "people.txt, line 2: must be 'NAME: file file …', got 'Bob bird.MP4'", "A: again.mkv", "Bob bird.MP4");
        assertMistake("people.txt, line 1: must be 'NAME: file file …', got ': again.mkv'", ": again.mkv");
        assertMistake("people.txt, line 1: must be 'NAME: file file …', got 'Ada:'", "Ada:");
        assertMistake("people.txt, line 2: 'A' is on line 1 already", "A: again.mkv", "A: bird.MP4");
        assertMistake("people.txt, line 3: 'again.mkv' is on line 1 already", "A: again.mkv", "", "B: again.mkv");
        assertMistake(
                "people.txt, line 1: " + folder.resolve("notes.txt")
                        + " must be a video, a photo or a folder of photos",
                "A: notes.txt");
        assertMistake(
                "people.txt, line 1: " + folder.resolve("gone.mkv") + " must be a video, a photo or a folder of photos",
                "A: gone.mkv");
        assertMistake("people.txt names nobody; it needs lines such as 'Ada: ada1.mkv ada2.mkv'", "# nobody");
    }

    private void assertMistake(String message, String... lines) {
        assertThatThrownBy(() -> parse(lines))
                .isInstanceOf(MalformedWatchlist.class)
                .hasMessage(message);
    }

    private List<Clip> parse(String... lines) throws MalformedWatchlist {
        return PeopleFile.parse(List.of(lines), "people.txt", folder);
    }
}
