package app.selfie;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules of the house that no compiler knows. */
class HouseRulesTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("app.selfie");

    @Test
    void onlySegmentationKnowsOnnxRuntime() {
        noClasses()
                .that()
                .resideOutsideOfPackage("app.selfie.segmentation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void onlyModelFilesKnowHowAGraphIsWritten() {
        noClasses()
                .that()
                .resideOutsideOfPackage("app.selfie.modelfiles..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.onnx..", "org.tribuo..", "com.google.protobuf..", "com.google.flatbuffers..")
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void bodyPixIsALibraryOfItsOwn() {
        noClasses()
                .that()
                .resideInAPackage("app.selfie.bodypix..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ai.onnxruntime..",
                        "ai.onnx..",
                        "org.bytedeco..",
                        "org.springframework.context..",
                        "org.springframework.stereotype..",
                        "com.vaadin..",
                        "app.selfie.modelfiles..",
                        "app.selfie.segmentation..")
                .check(PRODUCT);
    }

    @Test
    void onlyViewsKnowVaadin() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "app.selfie.studio..", "app.selfie.shell..", "app.selfie.tasks..", "app.selfie.*.ui..")
                .and()
                .haveSimpleNameNotEndingWith("View")
                .and()
                .haveSimpleNameNotEndingWith("Section")
                .and()
                .haveSimpleNameNotEndingWith("Layout")
                .and()
                .haveSimpleNameNotStartingWith("Security")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..")
                .check(PRODUCT);
    }

    /** What is counted stands beside what does it, and in one class of each package. */
    @Test
    void onlyMetricsKnowMicrometer() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Metrics")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micrometer..")
                .check(PRODUCT);
    }

    @Test
    void pixelsKnowNeitherSpringNorVaadin() {
        noClasses()
                .that()
                .resideInAnyPackage("app.selfie.imaging..", "app.selfie.compositing..", "app.selfie.portrait..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.context..", "org.springframework.stereotype..", "com.vaadin..")
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    /** OpenCV's own classes for Java load all of it, with a window system that a server does not have. */
    @Test
    void nobodyUsesOpenCvsOwnClassesForJava() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.opencv..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.bytedeco.opencv.opencv_java")
                .check(PRODUCT);
    }

    @Test
    void onlyPicturesKnowOpenCv() {
        noClasses()
                .that()
                .resideOutsideOfPackage("app.selfie.imaging..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(PRODUCT);
    }

    /** Its time grows by the square of a text's marks, so each place that normalises looks at the length first. */
    @Test
    void onlyNamesPasswordsAndCaptionsAreNormalised() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("app.selfie.accounts.Username")
                .and()
                .doNotHaveFullyQualifiedName("app.selfie.accounts.CommonPasswords")
                .and()
                .doNotHaveFullyQualifiedName("app.selfie.gallery.Captions")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.text.Normalizer")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("com\\.ibm\\.icu\\.text\\.Normalizer.*")
                .check(PRODUCT);
    }

    @Test
    void anOptionalIsOnlyEverReturned() {
        fields().should().notHaveRawType(Optional.class).allowEmptyShould(true).check(PRODUCT);
    }

    @Test
    void noPackageIsACommonOne() {
        noClasses()
                .should()
                .resideInAnyPackage("..common..", "..util..", "..utils..", "..impl..", "..manager..", "..helper..")
                .check(PRODUCT);
    }

    @Test
    void viewsAreNobodysApi() {
        classes().that().haveSimpleNameEndingWith("View").should().notBePublic().check(PRODUCT);
    }
}
