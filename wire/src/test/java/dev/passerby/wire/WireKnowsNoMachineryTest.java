package dev.passerby.wire;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.passerby.wire", importOptions = ImportOption.DoNotIncludeTests.class)
class WireKnowsNoMachineryTest {

    @ArchTest
    static final ArchRule noBrokerNoJobNoNetworkNoPixels = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..", "org.apache.flink..", "ai.onnxruntime..", "org.bytedeco..", "java.awt..");

    @ArchTest
    static final ArchRule nothingElseOfPasserby = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("dev.passerby..").and(resideOutsideOfPackage("dev.passerby.wire..")));

    @ArchTest
    static final ArchRule noCircles =
            slices().matching("dev.passerby.wire.(*)..").should().beFreeOfCycles();
}
