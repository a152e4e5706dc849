package io.undercut.stream.training.source.enumerator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.fault.Fault;
import io.undercut.zoo.provenance.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The plan as it stands in every checkpoint and savepoint. State of one plan continued under another would give a model of neither, and
 * with more replicas than before the averager would wait for ever for those that no reader has.
 */
public final class SavedPlan {
    private static final int NAMED = 3;

    private SavedPlan() {}

    /**
     * The plan as text.
     *
     * @param plan a record
     */
    public static String text(Object plan) {
        return new String(CanonicalJson.write(plan), StandardCharsets.UTF_8);
    }

    /** Refuses to go on under a plan that is not the saved one, and says what is different. */
    public static void requireSame(String saved, String now) {
        if (saved.equals(now)) {
            return;
        }
        List<String> differences = new ArrayList<>();
        compare("", tree(saved), tree(now), differences);
        String named = String.join(", ", differences.subList(0, Math.min(NAMED, differences.size())));
        String more = differences.size() > NAMED ? " and " + (differences.size() - NAMED) + " more" : "";
        throw Fault.configuration("the checkpoint or savepoint is of another training: " + named + more
                + "; start from it with the data, --workers, --seed and --set it was taken with, or train anew");
    }

    private static JsonNode tree(String json) {
        return CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8), ObjectNode.class, "the plan in a checkpoint");
    }

    private static void compare(String name, JsonNode saved, JsonNode now, List<String> differences) {
        if (saved.equals(now)) {
            return;
        }
        if (name.equals("members") && saved.size() == now.size()) {
            for (int member = 0; member < saved.size(); member++) {
                compare("members[" + member + "]", saved.get(member), now.get(member), differences);
            }
            return;
        }
        // A network's layers and a standardisation's scales say more as a whole than number by number.
        if (saved.isObject() && now.isObject() && !name.equals("standardisation")) {
            TreeSet<String> keys = new TreeSet<>();
            saved.fieldNames().forEachRemaining(keys::add);
            now.fieldNames().forEachRemaining(keys::add);
            keys.forEach(key ->
                    compare(name.isEmpty() ? key : name + "." + key, saved.path(key), now.path(key), differences));
        } else if (isShort(saved) && isShort(now)) {
            differences.add(name + " is " + text(saved) + " there and " + text(now) + " here");
        } else {
            differences.add(name + " differs");
        }
    }

    private static boolean isShort(JsonNode node) {
        return node.isValueNode() || node.isMissingNode();
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "not given" : node.asText();
    }
}
