package io.huiyin.approvals.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Body of {@code POST /v1/approvals/{id}/refuse}.
 *
 * @param reason why not, for who asked
 */
record RefuseApproval(@NotBlank @Size(max = 2000) String reason) {}
