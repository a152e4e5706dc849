variable "project" {
  description = "Google Cloud project."
  type        = string
}

variable "region" {
  description = "Region of the cluster and its network."
  type        = string
}

variable "name" {
  description = "Name of the cluster, its network and its router: undercut-prod."
  type        = string
}

variable "operators_cidr" {
  description = "Private range from which people reach the control plane, over VPN or interconnect: 10.8.0.0/24."
  type        = string
}

variable "deletion_protection" {
  description = "Whether Terraform refuses to delete the cluster."
  type        = bool
}
