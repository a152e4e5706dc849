locals {
  name = "undercut-prod"
}

module "storage" {
  source = "../../modules/storage"

  prefix   = local.name
  location = var.region
}

module "pubsub" {
  source = "../../modules/pubsub"

  project = var.project
}

module "gke" {
  source = "../../modules/gke"

  project             = var.project
  region              = var.region
  name                = local.name
  operators_cidr      = var.operators_cidr
  deletion_protection = true
}

module "identity" {
  source = "../../modules/identity"

  project                = var.project
  name                   = "${local.name}-training"
  namespace              = local.name
  buckets                = module.storage.buckets
  telemetry_subscription = module.pubsub.subscription

  # The pool of workload identities exists only once the first cluster does.
  depends_on = [module.gke]
}
