/** Regression metrics with their uncertainty over races, beside naive baselines and an oracle, on races the model never saw. */
package io.undercut.zoo.evaluation;
