package io.undercut.zoo.catalog;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.zoo.evaluation.Baselines;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.example.Division;
import io.undercut.zoo.model.AnyFormat;
import io.undercut.zoo.model.ModelFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model type by declaration: all that the pipeline knows of it. Another one is another constant of this type.
 *
 * @param name the model type's name everywhere: snake case
 * @param featureSet the name of the feature set that its rows come from
 * @param columns which of the set's columns it reads
 * @param target what is predicted
 * @param learner what learns it
 * @param baselines what it has to beat
 * @param gates what it must pass to be promoted
 * @param slices by what its results are cut
 * @param horizon the input that says how far ahead a row looks, over which reports draw its errors; null if it has none
 * @param since the first season that it learns from where nobody names any; 0 for all there are
 * @param notes what its card says of it
 * @param division how its rows are divided
 * @param others what may be chosen to learn it in the learner's place
 * @param onlyLap the lap at whose end alone it can be asked, for it learned from no other; null where any will do
 * @param terms what its training may take and its gates let pass
 */
public record ModelType(
        String name,
        String featureSet,
        ModelColumns columns,
        Target target,
        Learner learner,
        Baselines baselines,
        List<Gate> gates,
        List<SliceDimension> slices,
        String horizon,
        int since,
        CardNotes notes,
        Division division,
        List<Learner> others,
        Integer onlyLap,
        Terms terms) {
    /** Copies the lists; refuses a learner that is not of these columns and this target, and two of one name. */
    public ModelType {
        gates = List.copyOf(gates);
        slices = List.copyOf(slices);
        others = List.copyOf(others);
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw Fault.configuration("model type is '" + name + "'; must be snake case: [a-z][a-z0-9_]*");
        }
        List<Learner> all = with(learner, others);
        all.forEach(one -> one.requireFit(name, columns, target));
        if (all.stream().map(Learner::algorithm).distinct().count() < all.size()) {
            throw Fault.configuration("the learners of " + name + " are "
                    + Phrase.list(all.stream().map(Learner::algorithm).toList()) + "; name each once");
        }
        target.intervals()
                .filter(bins -> !columns.names().contains(bins.input()))
                .ifPresent(bins -> {
                    throw Fault.configuration("the intervals of " + name + " widen by " + bins.input()
                            + ", which is none of its inputs; choose one of them");
                });
    }

    /** A type with one learner, whose rows are divided by season. */
    public ModelType(
            String name,
            String featureSet,
            ModelColumns columns,
            Target target,
            Learner learner,
            Baselines baselines,
            List<Gate> gates,
            List<SliceDimension> slices,
            String horizon,
            int since,
            CardNotes notes) {
        this(
                name,
                featureSet,
                columns,
                target,
                learner,
                baselines,
                gates,
                slices,
                horizon,
                since,
                notes,
                Division.BY_SEASON,
                List.of(),
                null,
                Terms.USUAL);
    }

    /** A type that learns from all seasons there are, and says nothing of itself. */
    public ModelType(
            String name,
            String featureSet,
            ModelColumns columns,
            Target target,
            Learner learner,
            Baselines baselines,
            List<Gate> gates,
            List<SliceDimension> slices,
            String horizon) {
        this(name, featureSet, columns, target, learner, baselines, gates, slices, horizon, 0, CardNotes.NONE);
    }

    /** The same, which others may be chosen to learn. */
    public ModelType orBy(Learner... more) {
        return learnedBy(learner, List.of(more));
    }

    /** The same, its rows divided otherwise. */
    public ModelType divided(Division other) {
        return changed(learner, other, others, onlyLap, terms);
    }

    /** The same, which can be asked at the end of one lap alone. */
    public ModelType asked(int lap) {
        return changed(learner, division, others, lap, terms);
    }

    /** The same, on other terms. */
    public ModelType on(Terms other) {
        return changed(learner, division, others, onlyLap, other);
    }

    /** Words of what may learn it, the default first, and of what may be supplied in its place. */
    public List<String> algorithms() {
        return choices().stream().map(Learner::algorithm).toList();
    }

    /** All that may learn it; trees may be supplied too, for whatever builds them predicts the same of the same inputs. */
    private List<Learner> choices() {
        List<Learner> all = with(learner, others);
        if (all.stream().anyMatch(SuppliedLearner.class::isInstance)) {
            return all;
        }
        return all.stream()
                .filter(TreesLearner.class::isInstance)
                .findFirst()
                .map(trees -> SuppliedLearner.inPlaceOf(
                        ((TreesLearner) trees).members().get(0)))
                .<List<Learner>>map(supplied ->
                        Stream.concat(all.stream(), Stream.of(supplied)).toList())
                .orElse(all);
    }

    /**
     * The same, learned by what a person asks for; refuses what is not declared.
     *
     * @param algorithm one of {@link #algorithms}; null for the default
     */
    public ModelType by(String algorithm) {
        if (algorithm == null) {
            return this;
        }
        List<Learner> all = choices();
        Learner chosen = all.stream()
                .filter(one -> one.algorithm().equals(algorithm))
                .findFirst()
                .orElseThrow(() -> Fault.configuration("--algorithm is '" + algorithm + "'; " + name
                        + " can be learned by " + Phrase.list(trained())
                        + (trained().size() < all.size() ? ", or supplied: " + SuppliedLearner.ALGORITHM : "")));
        return learnedBy(chosen, all.stream().filter(one -> one != chosen).toList());
    }

    private List<String> trained() {
        return algorithms().stream()
                .filter(word -> !word.equals(SuppliedLearner.ALGORITHM))
                .toList();
    }

    private ModelType learnedBy(Learner chosen, List<Learner> rest) {
        return changed(chosen, division, rest, onlyLap, terms);
    }

    private ModelType changed(Learner by, Division divided, List<Learner> rest, Integer lap, Terms on) {
        return new ModelType(
                name,
                featureSet,
                columns,
                target,
                by,
                baselines,
                gates,
                slices,
                horizon,
                since,
                notes,
                divided,
                rest,
                lap,
                on);
    }

    private static List<Learner> with(Learner first, List<Learner> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    /** The format of its versions, whichever of its learners they are of. */
    public ModelFormat format() {
        List<ModelFormat> formats =
                choices().stream().map(Learner::format).distinct().toList();
        return formats.size() == 1 ? formats.get(0) : new AnyFormat(formats);
    }

    /** The place of the horizon among the inputs; empty if it has none. */
    public Optional<Integer> horizonPlace() {
        return Optional.ofNullable(horizon).map(columns.names()::indexOf);
    }
}
