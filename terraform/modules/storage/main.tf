# Three buckets, because three kinds of data are kept, changed and read differently.
locals {
  buckets = {
    # Tables: rewritten by imports, read by everything.
    lake = { versioning = false }
    # Feature sets, checkpoints, savepoints, runs: large, and worthless after a while.
    training = { versioning = false }
    # Published models: never deleted, never overwritten but for the pointer to the latest.
    models = { versioning = true }
  }
}

resource "google_storage_bucket" "this" {
  for_each = local.buckets

  name                        = "${var.prefix}-${each.key}"
  location                    = var.location
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false

  versioning {
    enabled = each.value.versioning
  }

  # An upload that died half-way leaves parts which nothing else removes.
  lifecycle_rule {
    condition {
      age = 7
    }
    action {
      type = "AbortIncompleteMultipartUpload"
    }
  }

  # Checkpoints of finished runs, and what Flink's sink left in progress when it was killed. Models that
  # count were published to their own bucket long before.
  dynamic "lifecycle_rule" {
    for_each = each.key == "training" ? [1] : []

    content {
      condition {
        age            = 90
        matches_prefix = ["checkpoints/", "training/checkpoints/"]
      }
      action {
        type = "Delete"
      }
    }
  }
}
