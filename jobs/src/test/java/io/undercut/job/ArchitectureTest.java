package io.undercut.job;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import io.undercut.fault.Fault;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The house's rules for the code that ships. Rules for tests are in {@link TestHabitsTest}. */
@AnalyzeClasses(packages = "io.undercut", importOptions = ArchitectureTest.Shipped.class)
class ArchitectureTest {
    private static final List<String> ROOMS = List.of("ingest", "feature", "training", "scoring", "drift", "sink");

    /** Classes that ship, whether Maven hands them over as folders or as jars. */
    static final class Shipped implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !isTest(location);
        }
    }

    static boolean isTest(Location location) {
        return location.contains("/test-classes/") || location.contains("-tests.jar");
    }

    @ArchTest
    static final ArchRule ZOO_AND_RACE_KNOW_NEITHER_STREAMS_NOR_JOBS = noClasses()
            .that()
            .resideInAnyPackage("io.undercut.zoo..", "io.undercut.race..", "io.undercut.fault..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.undercut.stream..", "io.undercut.job..");

    @ArchTest
    static final ArchRule STREAMS_KNOW_NO_JOBS = noClasses()
            .that()
            .resideInAPackage("io.undercut.stream..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.undercut.job..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.undercut.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_STREAMS_AND_JOBS_KNOW_FLINK = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.undercut.zoo..", "io.undercut.race..", "io.undercut.fault..", "io.undercut.job.dag..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.flink..");

    @ArchTest
    static final ArchRule ROOMS_DO_NOT_IMPORT_EACH_OTHER = rooms();

    private static ArchRule rooms() {
        CompositeArchRule rule = null;
        for (String room : ROOMS) {
            String[] others = ROOMS.stream()
                    .filter(other -> !other.equals(room))
                    .map(other -> "io.undercut.stream." + other + "..")
                    .toArray(String[]::new);
            ArchRule one = noClasses()
                    .that()
                    .resideInAPackage("io.undercut.stream." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because(
                            "only job.graph and job.featureset join rooms; table, record, lake, featureset and metric are shared ground")
                    .allowEmptyShould(true);
            rule = rule == null ? CompositeArchRule.of(one) : rule.and(one);
        }
        return rule;
    }

    @ArchTest
    static final ArchRule DEEP_LEARNING_STAYS_IN_ITS_ROOM = onlyIn(
            resideInAnyPackage("io.undercut.zoo.network.."),
            "org.deeplearning4j..",
            "org.nd4j..",
            "org.datavec..",
            "org.bytedeco..");

    @ArchTest
    static final ArchRule BOOSTERS_STAY_IN_THEIR_ROOM = onlyIn(
            resideInAnyPackage("io.undercut.zoo.boosting.."),
            "ml.dmlc..",
            "com.microsoft.ml..",
            "ai.catboost..",
            "io.github.metarank..");

    @ArchTest
    static final ArchRule PARQUET_STAYS_AT_THE_EDGES = onlyIn(
            resideInAnyPackage("io.undercut.stream.ingest.parquet..", "io.undercut.stream.sink.."),
            "org.apache.parquet..",
            "org.apache.avro..",
            "org.apache.hadoop..",
            "org.apache.flink.formats..");

    @ArchTest
    static final ArchRule PUB_SUB_STAYS_AT_THE_EDGES = onlyIn(
            resideInAnyPackage("io.undercut.stream.ingest.pubsub..", "io.undercut.stream.sink.."),
            "com.google.cloud.pubsub..",
            "com.google.pubsub..",
            "org.apache.flink.streaming.connectors.gcp.pubsub..");

    private static ArchRule onlyIn(DescribedPredicate<JavaClass> rooms, String... libraries) {
        return noClasses().that(not(rooms)).should().dependOnClassesThat().resideInAnyPackage(libraries);
    }

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_DOES = noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helper|Manager|Impl)(\\$.*)?")
            .orShould()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..misc..", "..helper..", "..impl..");

    @ArchTest
    static void noTwoClassesHaveOneName(JavaClasses shipped) {
        Map<String, List<String>> byName = shipped.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        assertThat(byName.values()).allSatisfy(classes -> assertThat(classes).hasSize(1));
    }

    @ArchTest
    static final ArchRule ONLY_LAUNCH_EXITS_AND_READS_THE_ENVIRONMENT = noClasses()
            .that()
            .resideOutsideOfPackage("io.undercut.job.launch..")
            .should()
            .accessTargetWhere(access(
                    "exits or reads the environment",
                    access -> ofOwner(access, System.class, "exit", "getenv")
                            || ofOwner(access, Runtime.class, "exit", "halt")));

    @ArchTest
    static final ArchRule ONLY_LAUNCH_RUNS_GRAPHS = noClasses()
            .that()
            .resideOutsideOfPackage("io.undercut.job.launch..")
            .should()
            .accessTargetWhere(access(
                    "runs a Flink graph",
                    access -> (access.getTargetOwner().isAssignableTo(StreamExecutionEnvironment.class)
                                    || access.getTargetOwner().isAssignableTo(DataStream.class))
                            && access.getTarget().getName().matches("execute.*|collectAsync")));

    @ArchTest
    static final ArchRule TIME_AND_CHANCE_ARE_HANDED_IN = noClasses()
            .should()
            .accessTargetWhere(access(
                    "asks the machine for time or chance",
                    access -> ofOwner(access, System.class, "currentTimeMillis")
                            || ofOwner(access, Math.class, "random")
                            || ofOwner(access, StrictMath.class, "random")
                            || ofOwner(access, java.util.concurrent.ThreadLocalRandom.class, "current")
                            || readsTheClock(access)
                            || isUnseededRandom(access)))
            .because("a Clock and a seed are injected: the same inputs must give the same bits");

    @ArchTest
    static final ArchRule ONLY_LAUNCH_MAKES_A_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackage("io.undercut.job.launch..")
            .should()
            .accessTargetWhere(access(
                    "makes a clock",
                    access -> access.getTargetOwner().isEquivalentTo(Clock.class)
                            && access.getTarget().getName().matches("system.*|tick.+")));

    private static boolean readsTheClock(JavaAccess<?> access) {
        return access.getTargetOwner().getPackageName().equals("java.time")
                && access.getTarget().getName().equals("now")
                && access.getTarget().getFullName().endsWith("now()");
    }

    private static boolean isUnseededRandom(JavaAccess<?> access) {
        return access.getTarget().getFullName().equals(Random.class.getName() + ".<init>()")
                || access.getTargetOwner().isEquivalentTo(java.security.SecureRandom.class);
    }

    @ArchTest
    static final ArchRule WHAT_IS_SHIPPED_TO_TASKS_IS_FINAL = fields().that()
            .areDeclaredInClassesThat(assignableTo(Serializable.class).or(describe("are records", JavaClass::isRecord)))
            .and()
            .areNotStatic()
            .should()
            .beFinal()
            .orShould(com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier(JavaModifier.TRANSIENT))
            .because("a shipped function's configuration never changes; what open() makes is transient runtime state");

    @ArchTest
    static final ArchRule STATICS_ARE_FINAL =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule OTHER_FIELDS_CHANGE_BEHIND_THEIR_CLASS_ALONE = fields().that(
                    describe("may change", field -> !field.getModifiers().contains(JavaModifier.FINAL)))
            .and(not(describe("are filled in by picocli", ArchitectureTest::isInjected)))
            .should()
            .bePrivate()
            .because("readers, writers and parsers that live in one thread count as they go, in private; picocli fills"
                    + " fields marked @Option, @Parameters, @Mixin or @Spec after construction");

    private static boolean isInjected(JavaField field) {
        return field.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().getPackageName().equals("picocli"));
    }

    @ArchTest
    static final ArchRule COMMANDS_KEEP_NO_STATE_BUT_THEIR_OPTIONS = fields().that()
            .areDeclaredInClassesThat(describe(
                    "are commands or options",
                    type -> type.isAnnotatedWith(picocli.CommandLine.Command.class)
                            || type.getFields().stream().anyMatch(ArchitectureTest::isInjected)))
            .and(not(describe("are filled in by picocli", ArchitectureTest::isInjected)))
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule OPTIONS_ARE_RECORDS_BEYOND_CONFIG = methods()
            .that()
            .areDeclaredInClassesThat(not(resideInAPackage("io.undercut.job.config..")))
            .and(not(describe("override or are made by the compiler", ArchitectureTest::isNotOurs)))
            .should(com.tngtech.archunit.lang.conditions.ArchConditions.not(
                    com.tngtech.archunit.lang.conditions.ArchConditions.have(describe(
                            "a Map<String, String> or Configuration parameter", ArchitectureTest::takesLooseOptions))));

    private static boolean isNotOurs(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.SYNTHETIC)
                || method.getName().startsWith("lambda$")
                || method.getOwner().getAllRawSuperclasses().stream().anyMatch(parent -> declares(parent, method))
                || method.getOwner().getAllRawInterfaces().stream().anyMatch(parent -> declares(parent, method));
    }

    private static boolean declares(JavaClass parent, JavaMethod method) {
        return parent.getMethods().stream()
                .anyMatch(other -> other.getName().equals(method.getName())
                        && other.getRawParameterTypes().size()
                                == method.getRawParameterTypes().size());
    }

    private static boolean takesLooseOptions(JavaMethod method) {
        return method.getParameterTypes().stream()
                .map(JavaType::getName)
                .anyMatch(type -> type.equals(Configuration.class.getName())
                        || type.equals("java.util.Map<java.lang.String, java.lang.String>"));
    }

    @ArchTest
    static final ArchRule EXCEPTIONS_ARE_FAULTS = classes()
            .that()
            .areAssignableTo(Throwable.class)
            .should()
            .beAssignableTo(Fault.class)
            .because("the category of a failure decides retry and exit code");

    @ArchTest
    static final ArchRule NOBODY_THROWS_A_BARE_RUNTIME_EXCEPTION = noClasses()
            .that()
            .areNotAssignableTo(Fault.class)
            .should()
            .accessTargetWhere(access(
                    "makes a bare exception",
                    access -> access.getTarget().getName().equals("<init>")
                            && (access.getTargetOwner().isEquivalentTo(RuntimeException.class)
                                    || access.getTargetOwner().isEquivalentTo(Exception.class)
                                    || access.getTargetOwner().isEquivalentTo(Error.class))));

    @ArchTest
    static final ArchRule NOBODY_SLEEPS =
            noClasses().should().accessTargetWhere(access("sleeps", access -> ofOwner(access, Thread.class, "sleep")));

    static DescribedPredicate<JavaAccess<?>> access(
            String what, java.util.function.Predicate<JavaAccess<?>> predicate) {
        return describe(what, predicate);
    }

    static boolean ofOwner(JavaAccess<?> access, Class<?> owner, String... names) {
        return access.getTargetOwner().isEquivalentTo(owner)
                && List.of(names).contains(access.getTarget().getName());
    }
}
