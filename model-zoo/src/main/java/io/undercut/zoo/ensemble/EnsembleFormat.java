package io.undercut.zoo.ensemble;

import io.undercut.fault.Fault;
import io.undercut.zoo.ensemble.EnsembleArchive.Contents;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.model.ModelFormat;
import io.undercut.zoo.onnx.OnnxGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The format of several models that are asked as one: {@link EnsembleArchive}.
 *
 * @param members the format of each
 */
public record EnsembleFormat(ModelFormat members) implements ModelFormat {
    private static final long serialVersionUID = 1L;

    @Override
    public Model open(byte[] file) {
        Contents contents = EnsembleArchive.read(file);
        List<Model> opened = new ArrayList<>();
        try {
            contents.members().forEach(member -> opened.add(members.open(member)));
            if (opened.stream().mapToInt(Model::outputs).distinct().count() > 1) {
                throw Fault.data("the model file's members predict different things; publish it again");
            }
        } catch (Fault refused) {
            opened.forEach(Model::close);
            throw refused;
        }
        return new EnsembleModel(contents.blend(), opened);
    }

    @Override
    public void check(byte[] file) {
        EnsembleArchive.read(file).members().forEach(members::check);
    }

    @Override
    public String describe(byte[] file, OnnxGraph graph) {
        Contents contents = EnsembleArchive.read(file);
        List<String> weighted = new ArrayList<>();
        for (int member = 0; member < contents.members().size(); member++) {
            String weight = scalar(graph, contents.blend().weights().get(member));
            weighted.add(graph.node(
                    "Mul", List.of(members.describe(contents.members().get(member), graph), weight)));
        }
        String blended = graph.node("Sum", weighted);
        return contents.blend().temperature() == 1
                ? blended
                : tempered(graph, blended, contents.blend().temperature());
    }

    private static String tempered(OnnxGraph graph, String blended, double temperature) {
        String above = graph.node("Max", List.of(blended, scalar(graph, Blend.LEAST)));
        String raised = graph.node("Pow", List.of(above, scalar(graph, 1 / temperature)));
        return graph.node("Div", List.of(raised, graph.node("ReduceSum", List.of(raised, graph.integers(1)))));
    }

    private static String scalar(OnnxGraph graph, double value) {
        return graph.floats(new float[] {(float) value}, 1);
    }

    /** Its members' shares by what each member counts; of those that have splits. */
    @Override
    public List<Double> gains(byte[] file) {
        Contents contents = EnsembleArchive.read(file);
        double[] sums = new double[0];
        double all = 0;
        for (int member = 0; member < contents.members().size(); member++) {
            List<Double> shares = members.gains(contents.members().get(member));
            double weight = contents.blend().weights().get(member);
            sums = Arrays.copyOf(sums, Math.max(sums.length, shares.size()));
            for (int input = 0; input < shares.size(); input++) {
                sums[input] += weight * shares.get(input);
            }
            all += shares.isEmpty() ? 0 : weight;
        }
        List<Double> shares = new ArrayList<>();
        for (int input = 0; input < sums.length && all > 0; input++) {
            shares.add(sums[input] / all);
        }
        return List.copyOf(shares);
    }

    @Override
    public boolean isOf(byte[] file) {
        return EnsembleArchive.isOne(file);
    }
}
