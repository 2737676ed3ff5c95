package dev.passerby.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.passerby.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyVideoCallsFfmpeg = noClasses()
            .that()
            .resideOutsideOfPackage("..video..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule packetsAndVideoKnowNoServer = noClasses()
            .that()
            .resideInAnyPackage("..rtp..", "..video..", "..scene..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..rtsp..", "java.net..");

    @ArchTest
    static final ArchRule theServerKnowsNoScenes = noClasses()
            .that()
            .resideInAnyPackage("..rtsp..", "..rtp..", "..video..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..scene..");

    @ArchTest
    static final ArchRule theSimulatorKnowsNoOtherModule = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.passerby.wire..",
                    "dev.passerby.vision..",
                    "dev.passerby.ingest..",
                    "dev.passerby.job..",
                    "org.apache..");
}
