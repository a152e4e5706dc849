/** What a model is, whatever learns it: sealed specifications, recipes, and the prediction seam. */
package io.undercut.zoo.model;
