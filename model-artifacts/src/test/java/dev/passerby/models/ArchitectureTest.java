package dev.passerby.models;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.passerby.models", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesDependOneWay =
            slices().matching("dev.passerby.models.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingHereRunsAModelOrKnowsTheRestOfPasserby = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "dev.passerby.models..", "com.fasterxml.jackson..", "org.slf4j..", "org.jspecify..");

    @ArchTest
    static final ArchRule formatsKnowNoNetworks = noClasses()
            .that()
            .resideInAnyPackage("..protobuf..", "..tensor..", "..onnx..", "..tensorflow..", "..storage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..facenet..", "..mtcnn..", "..fetch..", "..lock..", "dev.passerby.models");
}
