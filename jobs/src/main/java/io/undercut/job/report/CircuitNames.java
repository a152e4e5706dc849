package io.undercut.job.report;

import com.google.common.base.Ascii;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Circuits as people call them: public files have ids such as {@code spa-francorchamps} or {@code red_bull_ring}. */
final class CircuitNames {
    /** Where the words of the id are not the name. */
    private static final Map<String, String> OWN = Map.ofEntries(
            Map.entry("americas", "Circuit of the Americas"),
            Map.entry("bak", "Baku"),
            Map.entry("catalunya", "Barcelona-Catalunya"),
            Map.entry("losail", "Lusail"),
            Map.entry("magny_cours", "Magny-Cours"),
            Map.entry("nurburgring", "Nürburgring"),
            Map.entry("portimao", "Portimão"),
            Map.entry("ricard", "Paul Ricard"),
            Map.entry("rodriguez", "Mexico City"),
            Map.entry("sao-paulo", "São Paulo"),
            Map.entry("spa", "Spa-Francorchamps"),
            Map.entry("spa-francorchamps", "Spa-Francorchamps"),
            Map.entry("vegas", "Las Vegas"),
            Map.entry("villeneuve", "Montreal"));

    private CircuitNames() {}

    /** The name of an id; what is no id stays as it is. */
    static String of(String circuit) {
        if (!circuit.matches("[a-z][a-z0-9]*([-_][a-z0-9]+)*")) {
            return circuit;
        }
        String own = OWN.get(circuit);
        return own != null
                ? own
                : Arrays.stream(circuit.split("[-_]"))
                        .map(word -> Ascii.toUpperCase(word.substring(0, 1)) + word.substring(1))
                        .collect(Collectors.joining(" "));
    }
}
