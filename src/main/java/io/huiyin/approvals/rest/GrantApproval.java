package io.huiyin.approvals.rest;

import jakarta.validation.constraints.Size;

/**
 * Body of {@code POST /v1/approvals/{id}/approve}, which needs none.
 *
 * @param comment conditions or remarks
 */
record GrantApproval(@Size(max = 2000) String comment) {}
