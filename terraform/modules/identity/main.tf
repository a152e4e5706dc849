# What the training acts as. Every right is on one object: none on the project. No key is ever made,
# the cluster's workload identity stands in for it.
resource "google_service_account" "training" {
  project      = var.project
  account_id   = var.name
  display_name = "Undercut training"
}

resource "google_service_account_iam_member" "workload" {
  for_each = var.kubernetes_accounts

  service_account_id = google_service_account.training.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "serviceAccount:${var.project}.svc.id.goog[${var.namespace}/${each.value}]"
}

locals {
  bucket_roles = {
    # Ingestion rewrites tables and removes what it has compacted; checkpoints are deleted as they age.
    lake     = "roles/storage.objectUser"
    training = "roles/storage.objectUser"
    models   = "roles/storage.objectViewer"
  }
}

resource "google_storage_bucket_iam_member" "data" {
  for_each = local.bucket_roles

  bucket = var.buckets[each.key]
  role   = each.value
  member = google_service_account.training.member
}

# Published models may be added, not deleted or overwritten …
resource "google_storage_bucket_iam_member" "models_creator" {
  bucket = var.buckets["models"]
  role   = "roles/storage.objectCreator"
  member = google_service_account.training.member
}

# … except the small pointer to the latest version, which a promotion replaces.
resource "google_storage_bucket_iam_member" "models_pointer" {
  bucket = var.buckets["models"]
  role   = "roles/storage.objectUser"
  member = google_service_account.training.member

  condition {
    title       = "latest-pointer-only"
    description = "Objects named latest, one for each model type"
    expression  = "resource.type == \"storage.googleapis.com/Object\" && resource.name.endsWith(\"/latest\")"
  }
}

resource "google_pubsub_subscription_iam_member" "telemetry" {
  project      = var.project
  subscription = var.telemetry_subscription
  role         = "roles/pubsub.subscriber"
  member       = google_service_account.training.member
}
