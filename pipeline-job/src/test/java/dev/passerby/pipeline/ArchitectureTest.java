package dev.passerby.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.passerby.pipeline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knows_no_camera_protocol_and_no_user_interface = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.passerby.ingest..",
                    "dev.passerby.simulator..",
                    "dev.passerby.console..",
                    "dev.passerby.standalone..");

    @ArchTest
    static final ArchRule knows_no_native_library =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.bytedeco..", "ai.onnxruntime..");

    @ArchTest
    static final ArchRule one_package_knows_kafka = noClasses()
            .that()
            .resideOutsideOfPackage("dev.passerby.pipeline.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka..");

    @ArchTest
    static final ArchRule settings_know_no_flink = noClasses()
            .that()
            .resideInAPackage("dev.passerby.pipeline.settings..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.flink..");

    @ArchTest
    static final ArchRule only_one_class_knows_the_networks = noClasses()
            .that()
            .doNotHaveSimpleName("FaceNetVision")
            .and()
            .doNotHaveSimpleName("Opened")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("dev.passerby.vision.FaceVision");
}
