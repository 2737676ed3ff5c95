package dev.passerby.vision;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What each package of vision may know. */
@AnalyzeClasses(packages = "dev.passerby.vision", importOptions = ImportOption.DoNotIncludeTests.class)
class VisionArchitectureTest {

    @ArchTest
    static final ArchRule vision_knows_no_streams =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.flink..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule only_inference_knows_the_inference_runtime = noClasses()
            .that()
            .resideOutsideOfPackage("..vision.inference..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule only_neighbours_knows_the_approximate_index = noClasses()
            .that()
            .resideOutsideOfPackage("..vision.neighbours..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.jbellis..");

    @ArchTest
    static final ArchRule only_pictures_know_the_native_decoder = noClasses()
            .that()
            .resideOutsideOfPackage("..vision.picture..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bytedeco.ffmpeg..", "org.bytedeco.javacv..");

    @ArchTest
    static final ArchRule only_inference_knows_the_gpu = noClasses()
            .that()
            .resideOutsideOfPackage("..vision.inference..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.cuda..");

    @ArchTest
    static final ArchRule pure_logic_knows_values_alone = classes()
            .that()
            .resideInAnyPackage(
                    "..vision.face..",
                    "..vision.matching..",
                    "..vision.quality..",
                    "..vision.tracking..",
                    "..vision.clustering..",
                    "..vision.strangers..",
                    "..vision.enrolment..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.io..",
                    "java.nio.charset..",
                    "java.security..",
                    "org.jspecify..",
                    "dev.passerby.wire.event..",
                    "dev.passerby.wire.gallery..",
                    "..vision.face..",
                    "..vision.matching..",
                    "..vision.quality..",
                    "..vision.tracking..",
                    "..vision.clustering..",
                    "..vision.strangers..",
                    "..vision.enrolment..");

    @ArchTest
    static final ArchRule pure_logic_is_given_its_clock = noClasses()
            .that()
            .resideInAnyPackage(
                    "..vision.matching..",
                    "..vision.quality..",
                    "..vision.tracking..",
                    "..vision.clustering..",
                    "..vision.strangers..",
                    "..vision.enrolment..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule matching_and_quality_know_no_tracks = noClasses()
            .that()
            .resideInAnyPackage("..vision.matching..", "..vision.quality..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..vision.tracking..", "..vision.clustering..", "..vision.strangers..", "..vision.enrolment..");

    @ArchTest
    static final ArchRule tracking_knows_nothing_of_what_is_remembered_of_tracks = noClasses()
            .that()
            .resideInAPackage("..vision.tracking..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..vision.strangers..");
}
