variable "project" {
  description = "Google Cloud project."
  type        = string
}

variable "region" {
  description = "Region of everything."
  type        = string
  default     = "europe-west1"
}

variable "operators_cidr" {
  description = "Private range from which people reach the cluster's control plane."
  type        = string
}
