package dev.passerby.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.passerby.console", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NOBODY_KNOWS_FLINK_OR_RTSP = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.flink..", "dev.passerby.ingest..", "dev.passerby.pipeline..", "org.bytedeco..");

    @ArchTest
    static final ArchRule KEYS_AND_JOURNAL_KNOW_NO_HTTP = noClasses()
            .that()
            .resideInAnyPackage("dev.passerby.console.access", "dev.passerby.console.journal")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "dev.passerby.console.http");
}
