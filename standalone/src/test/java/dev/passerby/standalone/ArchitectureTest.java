package dev.passerby.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.passerby.standalone", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_BROKER_KNOWS_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackage("dev.passerby.standalone.broker")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "kafka..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_FFMPEG_OR_ONNX =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.bytedeco..", "ai.onnxruntime..");

    @ArchTest
    static final ArchRule ONLY_DEMO_BENCHMARK_AND_SIMULATION_KNOW_SIMULATED_CAMERAS = noClasses()
            .that()
            .resideOutsideOfPackages("dev.passerby.standalone.demo", "dev.passerby.standalone.bench")
            .and()
            .haveSimpleNameNotStartingWith("Simulate")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.passerby.simulator..");
}
