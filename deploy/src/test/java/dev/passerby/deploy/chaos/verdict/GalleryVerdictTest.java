package dev.passerby.deploy.chaos.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.deploy.chaos.verdict.Agreement.Change;
import dev.passerby.deploy.chaos.verdict.Agreement.Outage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GalleryVerdictTest {

    private static final List<Change> CHANGES = List.of(new Change(7, 10_000), new Change(8, 20_000));

    @Test
    void anEventThatMentionsTheErasedAfterFiveSecondsIsLate() {
        Erasures erasures = new Erasures(5_000);
        Map<String, Long> erased = Map.of("person-3", 10_000L);
        assertThat(erasures.late(erased, List.of(at(15_000, 9, "person-3")))).isEmpty();
        assertThat(erasures.late(erased, List.of(at(15_001, 9, "person-3")))).hasSize(1);
        assertThat(erasures.late(erased, List.of(at(15_001, 9, "person-4")))).isEmpty();
    }

    @Test
    void anEventOfAnOlderGalleryFiveSecondsAfterAChangeIsBehind() {
        Agreement agreement = new Agreement(5_000);
        assertThat(agreement.behind(CHANGES, List.of(), List.of(at(15_000, 6, "person-1"))))
                .isEmpty();
        assertThat(agreement.behind(CHANGES, List.of(), List.of(at(15_001, 6, "person-1"))))
                .hasSize(1);
        assertThat(agreement.behind(CHANGES, List.of(), List.of(at(15_001, 7, "person-1"))))
                .isEmpty();
        assertThat(agreement.behind(CHANGES, List.of(), List.of(at(25_001, 7, "person-1"))))
                .hasSize(1);
    }

    @Test
    void nothingIsAskedOfTasksThatAreDownOrJustBack() {
        Agreement agreement = new Agreement(5_000);
        List<Outage> outages = List.of(new Outage(14_000, 30_000));
        assertThat(agreement.behind(CHANGES, outages, List.of(at(34_999, 6, "person-1"))))
                .isEmpty();
        assertThat(agreement.behind(CHANGES, outages, List.of(at(35_001, 6, "person-1"))))
                .hasSize(1);
    }

    private static SeenEvent at(long millis, long galleryVersion, String person) {
        return new SeenEvent(
                "c-1-0-0/1",
                "face.recognized",
                "c",
                "c-1-0-0",
                2,
                "match",
                person,
                List.of(person),
                null,
                millis,
                galleryVersion);
    }
}
