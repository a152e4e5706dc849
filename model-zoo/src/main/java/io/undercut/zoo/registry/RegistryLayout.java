package io.undercut.zoo.registry;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where things stand in the store: {@code <model_type>/latest} and {@code <model_type>/<version>/<file>}. */
final class RegistryLayout {
    static final String CHECKSUMS = "checksums.json";
    static final String QUARANTINE = "quarantine.json";

    private static final String LATEST = "latest";
    private static final int VERSION_DIGITS = 12;
    private static final Pattern MODEL_TYPE = Pattern.compile("[a-z][a-z0-9_]{0,127}");
    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{12}");
    private static final Pattern VERSION_PATH = Pattern.compile("[a-z][a-z0-9_]{0,127}/[0-9a-f]{12}/.+");
    private static final Pattern MANIFEST_PATH = Pattern.compile("[a-z][a-z0-9_]{0,127}/[0-9a-f]{12}/checksums\\.json");

    private RegistryLayout() {}

    static boolean isModelType(String text) {
        return MODEL_TYPE.matcher(text).matches();
    }

    /** Whether the text is a whole version id. */
    static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    static boolean isManifest(String path) {
        return MANIFEST_PATH.matcher(path).matches();
    }

    /** Whether a path leads into a version's folder. */
    static boolean isOfVersion(String path) {
        return VERSION_PATH.matcher(path).matches();
    }

    /** The model type whose pointer a path is; empty if it is none. */
    static Optional<String> pointedType(String path) {
        String suffix = "/" + LATEST;
        String modelType = path.endsWith(suffix) ? path.substring(0, path.length() - suffix.length()) : "";
        return isModelType(modelType) ? Optional.of(modelType) : Optional.empty();
    }

    /** Whether a file in a version's folder is the registry's own. */
    static boolean isOwn(String name) {
        return name.equals(CHECKSUMS) || name.equals(QUARANTINE);
    }

    static String latest(String modelType) {
        return modelType + "/" + LATEST;
    }

    static String folder(String modelType, String version) {
        return modelType + "/" + version + "/";
    }

    /** First 12 digits of the SHA-256 over the lines "name sha256" of the identity files, sorted. */
    static String versionOf(List<VersionFile> files) {
        String lines = files.stream()
                .filter(file -> file.role() == FileRole.IDENTITY)
                .map(file -> file.name() + " " + file.sha256() + "\n")
                .sorted()
                .collect(Collectors.joining());
        return Hashing.sha256()
                .hashString(lines, StandardCharsets.UTF_8)
                .toString()
                .substring(0, VERSION_DIGITS);
    }
}
