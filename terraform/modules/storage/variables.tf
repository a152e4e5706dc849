variable "prefix" {
  description = "Start of every bucket's name, unique in the world: undercut-prod."
  type        = string
}

variable "location" {
  description = "Region of the buckets; the cluster's own, or every round of a training pays for traffic."
  type        = string
}
