package com.offsideventures;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.RestController;

/** The arrows between modules point one way; each rule says why. */
class ModulesTest {

    private static final String OURS = "com.offsideventures";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // What Spring generates beside our classes when the server was packaged names every module.
            .withImportOption(location -> !location.contains("__"))
            .importPackages(OURS);

    @Test
    void modulesUseOnlyWhatTheyDeclareAndNeverInCircles() {
        ApplicationModules.of(OffsideApplication.class).verify();
    }

    @Test
    void thePlatformKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage(OURS + ".platform..")
                .should()
                .dependOnClassesThat(resideInAPackage(OURS + "..").and(not(resideInAPackage(OURS + ".platform.."))))
                .because("every module stands on the platform: what it knew of one, all would depend on")
                .check(CLASSES);
    }

    @Test
    void historyKnowsNoRecordByItsClass() {
        noClasses()
                .that()
                .resideInAPackage(OURS + ".history..")
                .should()
                .dependOnClassesThat(resideInAPackage(OURS + "..")
                        .and(not(resideInAnyPackage(OURS + ".platform..", OURS + ".history.."))))
                .because("undo is written once over the log, not once per kind of record")
                .check(CLASSES);
    }

    @Test
    void nothingDependsOnTheAssistant() {
        noClasses()
                .that()
                .resideOutsideOfPackage(OURS + ".assistant..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(OURS + ".assistant..")
                .because("the product works without a model; the assistant is one more caller of it")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void statementsStayInsideTheirModule() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Store")
                .should()
                .notBePublic()
                .because("who could reach the statements could write past the rules")
                .check(CLASSES);
    }

    @Test
    void rulesAndRoutesKnowNoSql() {
        noClasses()
                .that()
                .resideOutsideOfPackages(OURS + ".platform..", OURS + ".history..")
                .and(annotatedWith(Service.class).or(annotatedWith(RestController.class)))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(JdbcClient.class)
                .because("every statement of a feature stands in one place, where it can be read without the rules")
                .check(CLASSES);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .because("an object is whole when its constructor returns")
                .check(CLASSES);
    }
}
