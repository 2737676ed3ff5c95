package dev.passerby.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.passerby.client", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_THE_TOPICS_ONLY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.flink..",
                    "org.bytedeco..",
                    "ai.onnxruntime..",
                    "io.javalin..",
                    "dev.passerby.console..",
                    "dev.passerby.bridges..",
                    "dev.passerby.ingest..",
                    "dev.passerby.pipeline..",
                    "dev.passerby.standalone..",
                    "dev.passerby.vision..");
}
