package dev.passerby.vision.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.matching.Sphere;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import dev.passerby.wire.gallery.MemoryRequest.Kind;
import dev.passerby.wire.gallery.Template;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final StrangerRules RULES = StrangerRules.STANDARD;
    private static final Template PHOTO =
            new Template("0123456789abcdef", Face.MODEL, Face.CROP, 0.9, Sphere.at(0.4, Sphere.person(7), 3));

    private Strangers memory = Strangers.none();

    @Test
    void aStrangersViewsBecomeTemplatesOfWhoItTurnsOutToBe() {
        String id = seen("door-1-0-0", Face.view(7, 0.3, 1));
        seen("yard-1-0-0", Face.view(7, 0.4, 2));

        GalleryEntry answer = Answers.to(asks(person(), Kind.TEMPLATES_OF_UNKNOWN, id), memory, RULES);

        assertThat(answer.version()).isEqualTo(6);
        assertThat(answer.request()).isNull();
        assertThat(answer.templates()).hasSize(3).first().isEqualTo(PHOTO);
        assertThat(answer.templates().subList(1, 3)).allSatisfy(template -> {
            assertThat(Answers.isOf(id, template)).isTrue();
            assertThat(template.id()).matches("[0-9a-f]{16}");
            assertThat(template.model()).isEqualTo(Face.MODEL);
            assertThat(template.crop()).isEqualTo(Face.CROP);
            assertThat(template.quality()).isEqualTo(0.8);
        });
        assertThat(Answers.isOf(id, PHOTO)).isFalse();
    }

    @Test
    void answeringAgainIsTheSameAnswer() {
        String id = seen("door-1-0-0", Face.view(7));
        GalleryEntry asking = asks(person(), Kind.TEMPLATES_OF_UNKNOWN, id);

        assertThat(Answers.to(asking, memory, RULES).toJson())
                .isEqualTo(Answers.to(asking, memory, RULES).toJson());
    }

    @Test
    void whoHasANameIsNoStrangerAnyMoreAndTheIdIsNeverGivenAgain() {
        String id = seen("door-1-0-0", Face.view(7));
        String other = seen("door-1-0-1", Face.view(8));
        GalleryEntry answer = Answers.to(asks(person(), Kind.TEMPLATES_OF_UNKNOWN, id), memory, RULES);

        memory = Answers.retire(answer, memory);

        assertThat(memory.strangers()).extracting(Stranger::id).containsExactly(other);
        assertThat(seen("door-1-0-0", Face.view(7)))
                .as("the name was taken away")
                .startsWith(id)
                .isNotEqualTo(id);
        assertThat(Answers.retire(answer, memory)).isEqualTo(memory);
    }

    @Test
    void aStrangerWhoIsNotRememberedOrWasSeenTooPoorlyLeavesThePersonAsItWas() {
        String poor = seen("door-1-0-0", Face.mixture(7, 8));

        for (String id : List.of(poor, "unknown-00000000")) {
            GalleryEntry answer = Answers.to(asks(person(), Kind.TEMPLATES_OF_UNKNOWN, id), memory, RULES);
            assertThat(answer).isEqualTo(person().withTemplates(List.of(PHOTO), 6));

            GalleryEntry nobody = new GalleryEntry("p-2", "Bob", 5, false, List.of());
            assertThat(Answers.to(asks(nobody, Kind.TEMPLATES_OF_UNKNOWN, id), memory, RULES))
                    .isEqualTo(nobody.removal(6));
        }
    }

    @Test
    void aTracksFaceBecomesANegativeWhetherTheTrackHasEndedOrNot() {
        memory = memory.named("door-1-0-0", "p-1", Face.view(9), 1, RULES);
        memory = memory.unknown("door-1-0-0", Face.view(9), 2, RULES).next();

        GalleryEntry answer = Answers.to(asks(person(), Kind.NEGATIVE_OF_TRACK, "door-1-0-0"), memory, RULES);
        assertThat(answer.version()).isEqualTo(6);
        assertThat(answer.templates()).containsExactly(PHOTO);
        assertThat(answer.negatives()).singleElement().satisfies(negative -> {
            assertThat(negative.id()).isEqualTo(Answers.negativeId("door-1-0-0"));
            assertThat(negative.embedding()).isEqualTo(Face.view(9).embedding());
        });

        GalleryEntry again = Answers.to(asks(answer, Kind.NEGATIVE_OF_TRACK, "door-1-0-0"), memory, RULES);
        assertThat(again.negatives()).hasSize(1);
    }

    @Test
    void aTrackThatNeverHadANameOrIsForgottenIsNoNegative() {
        seen("door-1-0-0", Face.view(9));

        for (String track : List.of("door-1-0-0", "door-9-9-9")) {
            assertThat(Answers.to(asks(person(), Kind.NEGATIVE_OF_TRACK, track), memory, RULES)
                            .negatives())
                    .isEmpty();
        }
    }

    @Test
    void namingAFaceTakesBackItsRejection() {
        memory = memory.named("door-1-0-0", "p-1", Face.view(9, 0.2, 1), 1, RULES);
        memory = memory.named("door-1-1-0", "p-1", Face.view(8), 1, RULES);
        GalleryEntry rejected = Answers.to(asks(person(), Kind.NEGATIVE_OF_TRACK, "door-1-0-0"), memory, RULES);
        rejected = Answers.to(asks(rejected, Kind.NEGATIVE_OF_TRACK, "door-1-1-0"), memory, RULES);
        String id = seen("yard-1-0-0", Face.view(9, 0.3, 2));

        GalleryEntry named = Answers.to(asks(rejected, Kind.TEMPLATES_OF_UNKNOWN, id), memory, RULES);

        assertThat(named.templates()).hasSize(2);
        assertThat(named.negatives()).extracting(Template::id).containsExactly(Answers.negativeId("door-1-1-0"));
    }

    private String seen(String trackId, TrackTemplate template) {
        Recall recall = memory.unknown(trackId, template, 1_000, RULES);
        memory = recall.next();
        return recall.unknownId();
    }

    private static GalleryEntry person() {
        return new GalleryEntry("p-1", "Ada", 4, false, List.of(PHOTO));
    }

    private static GalleryEntry asks(GalleryEntry person, Kind kind, String id) {
        return person.asking(new MemoryRequest(kind, id), 5);
    }
}
