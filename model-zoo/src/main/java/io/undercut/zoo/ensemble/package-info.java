/** Blends of models: what each counts, chosen on races that none learned from, and the file that holds them all. Knows no library. */
package io.undercut.zoo.ensemble;
