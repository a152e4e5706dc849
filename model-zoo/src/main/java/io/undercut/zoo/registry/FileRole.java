package io.undercut.zoo.registry;

/** What a file is to its version. */
public enum FileRole {
    /** Decides the version id: the same training must yield the same bytes, whenever and wherever it runs. */
    IDENTITY,
    /** Describes the version to people and may differ from one training to the next. */
    DESCRIPTIVE
}
