package io.undercut.zoo.catalog;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The model types that a program knows.
 *
 * @param types in the order in which a run trains them
 * @param usual those that a run trains which names none
 */
public record ModelCatalog(List<ModelType> types, List<ModelType> usual) {
    /** Those of the zoo: the only list of them. */
    public static final ModelCatalog ZOO = new ModelCatalog(
            List.of(
                    TireDegradation.TYPE,
                    PitStopOptimizer.TYPE,
                    PitWindow.TYPE,
                    NextLap.TYPE,
                    StrategyPredictor.TYPE,
                    FirstStop.TYPE,
                    RaceWinner.TYPE,
                    PodiumFinish.TYPE,
                    QualiOrder.TYPE,
                    LapStyle.TYPE,
                    FuelConsumption.TYPE,
                    BrakeBias.TYPE,
                    DriverIdentification.TYPE,
                    TabularClassifier.TYPE),
            List.of(TireDegradation.TYPE));

    private static final String ALL = "all";

    /** Copies the lists. */
    public ModelCatalog {
        types = List.copyOf(types);
        usual = List.copyOf(usual);
    }

    /** Types that are all trained by a run which names none. */
    public ModelCatalog(List<ModelType> types) {
        this(types, types);
    }

    /**
     * The types that a person asks for.
     *
     * @param words names, or {@code all} alone; none for the usual ones
     */
    public List<ModelType> asked(List<String> words) {
        if (words.isEmpty()) {
            return usual;
        }
        if (isAll(words) && words.size() > 1) {
            throw Fault.configuration(
                    "--models is " + Phrase.list(words) + "; all stands alone: leave the names or it out");
        }
        return isAll(words) ? types : words.stream().distinct().map(this::named).toList();
    }

    /** Whether words ask for all types there are, not for each by name. */
    public static boolean isAll(List<String> words) {
        return words.contains(ALL);
    }

    /**
     * The same, each learned by what was chosen for it.
     *
     * @param algorithms in the order of the words; empty for the defaults
     */
    public List<ModelType> asked(List<String> words, List<String> algorithms) {
        List<ModelType> asked = asked(words);
        return algorithms.isEmpty()
                ? asked
                : IntStream.range(0, asked.size())
                        .mapToObj(at -> asked.get(at).by(algorithms.get(at)))
                        .toList();
    }

    /** The same with another in the place of the one of its name. */
    public ModelCatalog with(ModelType other) {
        UnaryOperator<ModelType> placed = type -> type.name().equals(other.name()) ? other : type;
        return new ModelCatalog(
                types.stream().map(placed).toList(), usual.stream().map(placed).toList());
    }

    /** Their names. */
    public List<String> names() {
        return types.stream().map(ModelType::name).toList();
    }

    /** The type of a name, if there is one. */
    public Optional<ModelType> find(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /** The type of a name that a person wrote; refuses one that is not there and offers the nearest. */
    public ModelType named(String name) {
        return find(name).orElseThrow(() -> unknown("model '" + name + "' is not in the zoo; it has ", name, names()));
    }

    /** The fault of a name that is not among some, with the nearest. */
    public static Fault unknown(String what, String name, List<String> known) {
        return Fault.configuration(what + Phrase.list(known) + ": did you mean " + Phrase.nearest(name, known) + "?");
    }
}
