package dev.passerby.telemetry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.passerby.telemetry", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_NO_MACHINERY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache..",
                    "org.bytedeco..",
                    "ai.onnxruntime..",
                    "dev.passerby.ingest..",
                    "dev.passerby.pipeline..");

    @ArchTest
    static final ArchRule ONE_PACKAGE_KNOWS_OPENTELEMETRY = noClasses()
            .that()
            .resideOutsideOfPackage("dev.passerby.telemetry.trace")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.opentelemetry..");
}
