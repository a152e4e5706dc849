package io.undercut.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house's rules for tests, and for what only the sources show. */
@AnalyzeClasses(packages = "io.undercut", importOptions = TestHabitsTest.OnlyTests.class)
class TestHabitsTest {
    /** Tests of every module, those of the lower ones from their test-jars. */
    static final class OnlyTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return ArchitectureTest.isTest(location);
        }
    }

    @ArchTest
    static final ArchRule FAKES_ARE_WRITTEN_BY_HAND =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.mockito..", "org.easymock..");

    @ArchTest
    static final ArchRule ASSERTIONS_ARE_ASSERTJ = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.junit\\.(jupiter\\.api\\.Assertions|Assert)|org\\.hamcrest\\..*");

    @ArchTest
    static final ArchRule NO_TEST_SLEEPS = noClasses()
            .should()
            .accessTargetWhere(ArchitectureTest.access(
                    "sleeps", access -> ArchitectureTest.ofOwner(access, Thread.class, "sleep")));

    @ArchTest
    static final ArchRule METHOD_NAMES_ARE_SENTENCES =
            noMethods().that().areAnnotatedWith(Test.class).should().haveNameStartingWith("test");

    @ArchTest
    static final ArchRule CLASSES_THAT_TEST_ARE_FOUND_BY_MAVEN = methods()
            .that()
            .areAnnotatedWith(Test.class)
            .should()
            .beDeclaredInClassesThat()
            .haveNameMatching(".*(Test|IT|Contract)(\\$.*)?");

    /** Javac leaves no class file of a package-info without annotations, so the sources are asked. */
    @Test
    void everyPackageHasItsPackageInfo() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            List<Path> sources = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();
            assertThat(sources).hasSizeGreaterThanOrEqualTo(3);
            for (Path source : sources) {
                assertThat(packagesWithoutInfo(source)).isEmpty();
            }
        }
    }

    private static List<Path> packagesWithoutInfo(Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
        }
    }
}
