package io.huiyin.owners.rest;

import io.huiyin.owners.ErasureReason;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record EraseOwner(
        @Schema(description = "Why; noted in the event log") @NotNull
        ErasureReason reason) {}
