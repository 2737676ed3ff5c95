package dev.passerby.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.passerby.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_RTSP_KNOWS_FFMPEG = noClasses()
            .that()
            .resideOutsideOfPackage("dev.passerby.ingest.rtsp")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule ONLY_KAFKA_KNOWS_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackage("dev.passerby.ingest.kafka")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_FLINK_OR_ONNX =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.flink..", "ai.onnxruntime..");

    @ArchTest
    static final ArchRule SAMPLING_AND_SUPERVISION_KNOW_NEITHER_END = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.passerby.ingest.sample", "dev.passerby.ingest.supervise", "dev.passerby.ingest.camera")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.passerby.ingest.rtsp", "dev.passerby.ingest.kafka");
}
