package dev.passerby.standalone.commands;

import static dev.passerby.standalone.commands.Ran.passerby;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerby.vision.golden.TestMedia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cluster} on real photos of eight people and on folders that cannot be used. */
class ClusterIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void sortsPhotosByPersonAlsoThoseOfAGroup() throws Exception {
        Path sheet = folder.resolve("sheet.html");
        Ran ran = passerby("cluster", TestMedia.file("people"), "--json", "--report", sheet);

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out().lines()).hasSize(1);
        JsonNode said = JSON.readTree(ran.out());
        List<Set<String>> groups = new ArrayList<>();
        for (JsonNode group : said.get("groups")) {
            groups.add(new TreeSet<>(names(group.get("faces"))));
        }
        assertThat(groups)
                .containsExactlyInAnyOrder(
                        Set.of("Family1-Dad1", "Family1-Dad2", "Family1-Dad3", "identification1"),
                        Set.of("Family1-Daughter1", "Family1-Daughter2", "Family1-Daughter3", "identification1"),
                        Set.of("Family1-Mom1", "Family1-Mom2", "identification1"),
                        Set.of("Family1-Son1", "Family1-Son2", "identification1"),
                        Set.of("Family2-Lady1", "Family2-Lady2"),
                        Set.of("Family2-Man1", "Family2-Man2"),
                        Set.of("Anthony_Hopkins_0001", "Anthony_Hopkins_0002"));
        assertThat(names(said.get("single"))).containsExactlyInAnyOrder("Family3-Lady1", "Family3-Man1");
        assertThat(said.has("pairwise")).isFalse();
        assertThat(ran.err()).contains("contact sheet: " + sheet);
        assertThat(sheet).content().contains("<!DOCTYPE html>", "Person 7", "identification1.jpg");
    }

    @Test
    void saysHowRightItIsWhereFoldersAreNamedAfterPeople() throws Exception {
        Path album = Files.createDirectory(folder.resolve("album"));
        for (Path photo : photos(TestMedia.file("people"))) {
            String name = photo.getFileName().toString();
            if (!name.startsWith("identification")) {
                Path person = Files.createDirectories(album.resolve(name.replaceAll("(_\\d+|\\d)\\.jpg$", "")));
                Files.copy(photo, person.resolve(name));
            }
        }
        Files.copy(TestMedia.file("pictures/dogs.jpg"), album.resolve("dogs.jpg"));
        Files.writeString(album.resolve("notes.jpg"), "not a picture");
        Path sheet = folder.resolve("sheet.html");

        Ran json = passerby("cluster", album, "--json", "--report", sheet);
        Ran text = passerby("cluster", album, "--report", sheet);

        JsonNode said = JSON.readTree(json.out());
        assertThat(json.code()).as(json.err()).isZero();
        assertThat(said.get("pairwise")).hasToString("{\"precision\":1.0,\"recall\":1.0,\"f1\":1.0}");
        assertThat(said.get("withoutFace")).hasSize(1);
        assertThat(said.at("/unreadable/0/problem").asText()).contains("notes.jpg");
        assertThat(text.out())
                .contains("Family1-Daughter", "precision 1.0000, recall 1.0000", "no face: dogs.jpg", "notes.jpg");
    }

    @Test
    void sortsTheSamePhotosTheSameWayEveryTime() throws Exception {
        Path people = TestMedia.file("people");
        Path sheet = folder.resolve("sheet.html");

        ObjectNode once = (ObjectNode) JSON.readTree(
                passerby("cluster", people, "--json", "--report", sheet).out());
        ObjectNode again = (ObjectNode) JSON.readTree(
                passerby("cluster", people, "--json", "--report", sheet).out());

        once.remove("seconds");
        again.remove("seconds");
        assertThat(again.toString()).isEqualTo(once.toString());
    }

    @Test
    void refusesWhatItCannotUse() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path file = Files.writeString(folder.resolve("notes.txt"), "no folder");

        refused(passerby("cluster", folder.resolve("absent")), "there is no such folder");
        refused(passerby("cluster", file), "is not a folder");
        refused(passerby("cluster", empty), "holds no picture");
        refused(passerby("cluster", empty, "--threshold", "2"), "--threshold must be a distance above 0 and below 2");
        refused(passerby("cluster", empty, "--min-face", "5"), "--min-face must be a number of pixels from 12");
        refused(passerby("cluster", empty, "--report", folder), "--report must name a file");
    }

    private static void refused(Ran ran, String says) {
        assertThat(ran.err().lines()).as(ran.err()).hasSize(1);
        assertThat(ran.err()).contains(says);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isEqualTo(2);
    }

    private static List<String> names(JsonNode faces) {
        List<String> names = new ArrayList<>();
        faces.forEach(face -> names.add(
                Path.of(face.get("path").asText()).getFileName().toString().replace(".jpg", "")));
        return names;
    }

    private static List<Path> photos(Path of) {
        try (Stream<Path> files = Files.list(of)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
