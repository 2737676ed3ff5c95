package dev.passerby.bridges;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.passerby.bridges", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_EVENTS_AND_NOT_WHO_MAKES_THEM = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache..",
                    "org.bytedeco..",
                    "ai.onnxruntime..",
                    "io.javalin..",
                    "dev.passerby.console..",
                    "dev.passerby.ingest..",
                    "dev.passerby.pipeline..",
                    "dev.passerby.standalone..",
                    "dev.passerby.vision..");

    @ArchTest
    static final ArchRule ONE_CLASS_KNOWS_THE_MQTT_LIBRARY = noClasses()
            .that()
            .doNotHaveSimpleName("MqttConnection")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.paho..");

    @ArchTest
    static final ArchRule BRIDGES_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("dev.passerby.bridges.mqtt")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.passerby.bridges.webhook");
}
