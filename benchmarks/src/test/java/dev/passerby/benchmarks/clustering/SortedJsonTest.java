package dev.passerby.benchmarks.clustering;

import static dev.passerby.benchmarks.clustering.Photos.ROOT;
import static dev.passerby.benchmarks.clustering.Photos.face;
import static dev.passerby.benchmarks.clustering.Photos.photo;
import static dev.passerby.benchmarks.clustering.Photos.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.vision.clustering.GroupingRules;
import dev.passerby.wire.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class SortedJsonTest {

    @Test
    void namesItsFieldsAsTheCommandLinePromises() {
        JsonNode json = json(
                photo("Ann/1.jpg", face(1, 0)),
                photo("Ann/2.jpg", face(1, 5)),
                photo("Bob/1.jpg", face(2, 0)),
                photo("dogs.jpg"),
                unreadable("notes.jpg", "it is none"));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "groups",
                        "single",
                        "withoutFace",
                        "unreadable",
                        "pairwise",
                        "threshold",
                        "pictures",
                        "faces",
                        "seconds");
        assertThat(json.at("/groups/0").fieldNames()).toIterable().containsExactly("id", "folder", "faces");
        assertThat(json.at("/groups/0/faces/0").fieldNames())
                .toIterable()
                .containsExactly("path", "box", "quality", "fit", "distance");
        assertThat(json.at("/groups/0/faces/0/path").asText())
                .isEqualTo(ROOT.resolve("Ann/1.jpg").toString());
        assertThat(json.at("/groups/0/faces/0/box")).hasToString("[10.0,20.0,110.0,140.0]");
        assertThat(json.at("/single/0").fieldNames()).toIterable().containsExactly("path", "box", "quality", "fit");
        assertThat(json.at("/withoutFace/0").asText())
                .isEqualTo(ROOT.resolve("dogs.jpg").toString());
        assertThat(json.at("/unreadable/0").fieldNames()).toIterable().containsExactly("path", "problem");
        assertThat(json.at("/pairwise").fieldNames()).toIterable().containsExactly("precision", "recall", "f1");
    }

    @Test
    void leavesOutWhatNobodyKnows() {
        JsonNode json = json(photo("1.jpg", face(1, 0)), photo("2.jpg", face(1, 5)));

        assertThat(json.has("pairwise")).isFalse();
        assertThat(json.at("/groups/0").has("folder")).isFalse();
    }

    private static JsonNode json(SeenPhoto... photos) {
        return Json.tree(SortedJson.of(SortedPhotos.of(ROOT, List.of(photos), GroupingRules.STANDARD), 1.5));
    }
}
