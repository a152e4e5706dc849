/** The models of the zoo by name: inputs, label, architecture, recipe. Adding a model is one declaration here. */
package io.undercut.zoo.catalog;
