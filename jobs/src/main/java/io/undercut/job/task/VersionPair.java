package io.undercut.job.task;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.zoo.catalog.ModelSignature;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.provenance.RaceSets;
import io.undercut.zoo.provenance.TrainingIdentity;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Two versions of a model type that can be asked for the same rows.
 *
 * @param type the model type
 * @param a the first
 * @param b the second
 * @param lineage what they were not made of alike
 * @param tested races that one of them was tested on and neither learned from
 * @param learned races that one of them learned from
 * @param learnedSeasons seasons of the races that both learned from or were watched on, ascending; empty where these are not the same
 */
public record VersionPair(
        ModelType type,
        ModelVersion a,
        ModelVersion b,
        List<LineageChange> lineage,
        SortedSet<String> tested,
        SortedSet<String> learned,
        List<Integer> learnedSeasons) {
    private static final int YEAR = 4;

    /** Copies the lists. */
    public VersionPair {
        lineage = List.copyOf(lineage);
        learnedSeasons = List.copyOf(learnedSeasons);
    }

    /** Two versions as they were published; refuses two types, one version twice, and what takes or gives something else. */
    public static VersionPair of(Zoo zoo, ModelRegistry registry, ModelVersion a, ModelVersion b) {
        if (!a.modelType().equals(b.modelType())) {
            throw Fault.configuration(
                    a.reference() + " and " + b.reference()
                            + " predict different things; name two versions of one model type ('undercut models list' shows them)");
        }
        ModelType type = zoo.models().named(a.modelType());
        if (zoo.features(type).readsTable()) {
            throw Fault.configuration(a.reference() + " and " + b.reference()
                    + " learned from tables, each with columns of its own, and are not compared row by row; 'undercut models"
                    + " list' tells the figures of each");
        }
        if (a.version().equals(b.version())) {
            throw Fault.configuration("both are " + a.reference()
                    + "; name two versions of the model type ('undercut models list' shows them)");
        }
        requireOfType(type, registry, a);
        requireOfType(type, registry, b);
        SortedSet<String> learned = new TreeSet<>(LearnedRaces.of(registry, a));
        learned.addAll(LearnedRaces.of(registry, b));
        TrainingIdentity one = identity(registry, a);
        TrainingIdentity other = identity(registry, b);
        SortedSet<String> tested = new TreeSet<>(one.races().test());
        tested.addAll(other.races().test());
        tested.removeAll(learned);
        List<Integer> seasons = seasons(one.races());
        return new VersionPair(
                type,
                a,
                b,
                LineageChange.between(one, other),
                tested,
                learned,
                seasons.equals(seasons(other.races())) ? seasons : List.of());
    }

    private static List<Integer> seasons(RaceSets races) {
        return Stream.concat(races.train().stream(), races.validation().stream())
                .map(VersionPair::season)
                .distinct()
                .sorted()
                .toList();
    }

    private static Integer season(String race) {
        return Integer.valueOf(race.substring(0, YEAR));
    }

    /**
     * Seasons that rows of others may know of: what both learned from, so that rows are those that the versions were tested on. Empty, which
     * stands for all before, where they learned from different ones or are asked for earlier ones.
     */
    List<Integer> before(List<Integer> seasons) {
        return learnedSeasons.stream().allMatch(learned -> learned < seasons.get(0)) ? learnedSeasons : List.of();
    }

    private static TrainingIdentity identity(ModelRegistry registry, ModelVersion version) {
        return CanonicalJson.read(
                registry.read(version, ModelPackage.LINEAGE), TrainingIdentity.class, ModelPackage.LINEAGE);
    }

    /** Rows have the type's inputs of now, in their order; a version of others cannot be asked for them. */
    private static void requireOfType(ModelType type, ModelRegistry registry, ModelVersion version) {
        ModelSignature signature = ModelSignature.read(registry.read(version, ModelPackage.SIGNATURE));
        List<String> its = signature.features().stream().map(Feature::name).toList();
        List<String> now = type.columns().names();
        boolean sameLabel =
                signature.label().name().equals(type.columns().labels().get(0))
                        && signature.classes().equals(type.target().classes());
        if (its.equals(now) && sameLabel) {
            return;
        }
        List<String> gone = new ArrayList<>(its);
        gone.removeAll(now);
        List<String> lacking = new ArrayList<>(now);
        lacking.removeAll(its);
        String why = its.equals(now)
                ? "predicts " + signature.label().name() + " " + signature.classes()
                : gone.isEmpty() && lacking.isEmpty()
                        ? "reads the inputs in another order"
                        : "reads other inputs (besides today's " + Phrase.list(gone) + "; not " + Phrase.list(lacking)
                                + ")";
        throw Fault.configuration(version.reference() + " " + why + " than " + type.name()
                + " does now, so it cannot be asked for the same rows; name versions that were trained since");
    }

    /** Seasons of the races that both may be held against; refuses where there is none and nobody names others. */
    public List<Integer> seasons(List<Integer> asked) {
        if (asked.isEmpty() && tested.isEmpty()) {
            throw Fault.configuration("every race that " + a.reference() + " or " + b.reference()
                    + " was tested on taught the other; name --seasons that neither learned from");
        }
        return (asked.isEmpty() ? tested.stream().map(VersionPair::season) : asked.stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The races that both are held against; refuses where there is none.
     *
     * @param present races of the seasons, as rows are grouped
     * @param asked seasons that somebody named; empty for the races that the versions were tested on
     */
    SortedSet<String> races(List<String> present, List<Integer> asked) {
        SortedSet<String> races = new TreeSet<>(present);
        races.removeAll(learned);
        if (asked.isEmpty()) {
            races.retainAll(tested);
        }
        if (races.isEmpty()) {
            throw Fault.configuration(
                    asked.isEmpty()
                            ? "the lake has none of the races that " + a.reference() + " and " + b.reference()
                                    + " were tested on and neither learned from, " + tested.first()
                                    + " the first; import them, or name other --seasons"
                            : "--seasons is " + Phrase.list(asked) + "; " + a.reference() + " or " + b.reference()
                                    + " learned from every race of it: choose seasons that neither learned from");
        }
        return races;
    }
}
