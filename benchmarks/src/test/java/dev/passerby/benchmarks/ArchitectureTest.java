package dev.passerby.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.passerby.benchmarks", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule measurementsKnowNoMachinery = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache..",
                    "ai.onnxruntime..",
                    "picocli..",
                    "dev.passerby.pipeline..",
                    "dev.passerby.standalone..");

    @ArchTest
    static final ArchRule onlyVideoKnowsFfmpeg = noClasses()
            .that()
            .resideOutsideOfPackage("..benchmarks.speed.video..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bytedeco..", "dev.passerby.simulator..");

    @ArchTest
    static final ArchRule scoresAreArithmetic = noClasses()
            .that()
            .resideInAPackage("..benchmarks.scores..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.passerby.vision..", "dev.passerby.wire..", "java.io..", "java.nio..")
            .allowEmptyShould(true);
}
