package io.undercut.zoo.model;

import java.io.Serializable;

/** The architecture of a model. */
public sealed interface ModelSpec extends Serializable permits NetworkSpec, BoosterSpec {}
