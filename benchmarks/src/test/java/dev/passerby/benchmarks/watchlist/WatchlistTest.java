package dev.passerby.benchmarks.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchlistTest {

    @TempDir
    private Path folder;

    @Test
    void sub_folders_are_people_and_what_lies_in_them_are_clips() throws Exception {
        file("media/Ada/door.mkv");
        file("media/Ada/visit/1.jpg");
        file("media/Ada/visit/2.jpg");
        file("media/Ada/.hidden.mkv");
        file("media/Bob/portrait.jpg");
        file("media/Bob/words.txt");
        file("media/stray.mkv");

        Watchlist watchlist = Watchlist.find(folder.resolve("media"), null, null);

        assertThat(watchlist.photos()).isNull();
        assertThat(watchlist.clips())
                .extracting(Clip::person, Clip::name, clip -> clip.files().size(), Clip::video)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "Ada", Path.of("Ada", "door.mkv").toString(), 1, true),
                        org.assertj.core.groups.Tuple.tuple(
                                "Ada", Path.of("Ada", "visit").toString(), 2, false),
                        org.assertj.core.groups.Tuple.tuple(
                                "Bob", Path.of("Bob", "portrait.jpg").toString(), 1, false));
    }

    @Test
    void enrolment_photos_are_named_by_person_in_either_way() throws Exception {
        file("media/Ada/door.mkv");
        file("photos/ada.jpg");
        file("photos/ADA-2.png");
        file("photos/Cleo/first.jpg");
        file("photos/list.txt");

        Watchlist watchlist = Watchlist.find(folder.resolve("media"), null, folder.resolve("photos"));

        assertThat(watchlist.photos()).containsOnlyKeys("Ada", "Cleo");
        assertThat(watchlist.photos().get("Ada")).hasSize(2);
        assertThat(watchlist.photos().get("Cleo")).containsExactly(folder.resolve("photos/Cleo/first.jpg"));
    }

    @Test
    void media_that_cannot_be_evaluated_are_told_in_a_line() throws Exception {
        file("one/Ada/door.mkv");
        Files.createDirectory(folder.resolve("empty"));

        assertMistake(folder.resolve("gone"), null, "--media must name a folder, got " + folder.resolve("gone"));
        assertMistake(
                folder.resolve("one"),
                null,
                "the media show only 'Ada'; at least two people are needed, so that one can be the stranger");
        assertMistake(
                folder.resolve("empty"),
                null,
                "no folder below " + folder.resolve("empty") + " holds a video or a photo; make one folder for each"
                        + " person, or say with --people which files show whom");
        assertMistake(
                folder.resolve("one"),
                folder.resolve("empty"),
                "no photo lies in " + folder.resolve("empty")
                        + "; name photos by person, such as Ada.jpg or Ada/1.jpg");
    }

    private static void assertMistake(Path media, Path enrolment, String message) {
        assertThatThrownBy(() -> Watchlist.find(media, null, enrolment))
                .isInstanceOf(MalformedWatchlist.class)
                .hasMessage(message);
    }

    private void file(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of());
    }
}
