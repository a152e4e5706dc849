package io.undercut.zoo.catalog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import java.util.List;

/**
 * What may be tuned of a model type, and within which bounds. Data only: who searches draws from it.
 *
 * @param parameters in order, each name once
 */
public record SearchSpace(List<Parameter> parameters) {
    /** Nothing to tune. */
    public static final SearchSpace NONE = new SearchSpace(List.of());

    /** Of a network: bounds a factor of ten to each side of what our own learn with. */
    public static final SearchSpace NETWORK = new SearchSpace(List.of(
            new Parameter.Log("learning_rate", 1e-4, 1e-2),
            new Parameter.Choice("batch_rows", List.of("32", "64", "128", "256")),
            new Parameter.Step("epochs", 5, 40, 5),
            new Parameter.Log("l2", 1e-6, 1e-1)));

    /** Of boosted trees. */
    public static final SearchSpace TREES = new SearchSpace(List.of(
            new Parameter.Step("trees", 100, 1_000, 50),
            new Parameter.Whole("depth", 3, 12),
            new Parameter.Log("learning_rate", 1e-3, 0.3),
            new Parameter.Uniform("rows_share", 0.5, 1),
            new Parameter.Uniform("columns_share", 0.5, 1)));

    /** Copies the list; refuses a name that stands twice. */
    public SearchSpace {
        parameters = List.copyOf(parameters);
        List<String> names = parameters.stream().map(Parameter::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw Fault.configuration("a search space has " + Phrase.list(names) + "; name each parameter once");
        }
    }

    /** One number or word that may be chosen. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Parameter.Uniform.class, name = "uniform"),
        @JsonSubTypes.Type(value = Parameter.Log.class, name = "log"),
        @JsonSubTypes.Type(value = Parameter.Whole.class, name = "integer"),
        @JsonSubTypes.Type(value = Parameter.Step.class, name = "step"),
        @JsonSubTypes.Type(value = Parameter.Choice.class, name = "categorical")
    })
    public sealed interface Parameter {
        /** Snake case. */
        String name();

        /** A number, each as likely. */
        record Uniform(String name, double low, double high) implements Parameter {
            /** Refuses bounds with nothing between them. */
            public Uniform {
                requireBounds(name, low, high);
            }
        }

        /** A number above 0, each order of magnitude as likely. */
        record Log(String name, double low, double high) implements Parameter {
            /** Refuses bounds with nothing between them, and what has no logarithm. */
            public Log {
                requireBounds(name, low, high);
                if (!(low > 0)) {
                    throw refused(name, "begins at " + low + " on a logarithmic scale; must be above 0");
                }
            }
        }

        /** A whole number, each as likely, the bounds included. */
        record Whole(String name, int low, int high) implements Parameter {
            /** Refuses bounds with nothing between them. */
            public Whole {
                requireBounds(name, low, high);
            }
        }

        /** A whole number, from the low bound in steps, the bounds included. */
        record Step(String name, int low, int high, int step) implements Parameter {
            /** Refuses a step that does not lead from bound to bound. */
            public Step {
                requireBounds(name, low, high);
                if (step < 1 || (high - low) % step != 0) {
                    throw refused(
                            name, "goes from " + low + " to " + high + " by " + step + "; must reach its upper bound");
                }
            }
        }

        /** One of some words, each as likely. */
        record Choice(String name, List<String> words) implements Parameter {
            /** Copies the list; refuses one with nothing to choose. */
            public Choice {
                words = List.copyOf(words);
                requireName(name);
                if (words.size() < 2 || words.stream().distinct().count() < words.size()) {
                    throw refused(name, "is one of " + Phrase.list(words) + "; must be at least two, each once");
                }
            }
        }

        private static void requireBounds(String name, double low, double high) {
            requireName(name);
            if (!(low < high) || !Double.isFinite(high - low)) {
                throw refused(name, "is within " + low + " … " + high + "; must be finite, the lower bound first");
            }
        }

        private static void requireName(String name) {
            if (!name.matches("[a-z][a-z0-9_]*")) {
                throw Fault.configuration("parameter is '" + name + "'; must be snake case: [a-z][a-z0-9_]*");
            }
        }

        private static Fault refused(String name, String how) {
            return Fault.configuration("parameter " + name + " " + how);
        }
    }
}
