variable "project" {
  description = "Google Cloud project, which is also the pool of the cluster's workload identities."
  type        = string
}

variable "name" {
  description = "Account id of the service account: undercut-prod-training."
  type        = string
}

variable "namespace" {
  description = "Kubernetes namespace of the accounts that act as this identity."
  type        = string
}

variable "kubernetes_accounts" {
  description = "Kubernetes service accounts in that namespace which act as this identity."
  type        = set(string)
  default     = ["undercut", "undercut-pipeline"]
}

variable "buckets" {
  description = "Bucket names by purpose: lake, training, models."
  type        = map(string)
}

variable "telemetry_subscription" {
  description = "Name of the Pub/Sub subscription that ingestion reads."
  type        = string
}
