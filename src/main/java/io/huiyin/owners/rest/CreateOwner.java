package io.huiyin.owners.rest;

import io.huiyin.owners.Channel;
import io.huiyin.owners.Importance;
import io.huiyin.owners.OwnerDetails;
import io.huiyin.owners.OwnerKind;
import io.huiyin.owners.Segment;
import io.huiyin.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Body of {@code POST /v1/owners}.
 *
 * @param phones     the first one is called first
 * @param importance NORMAL where absent
 * @param segment    NEUTRAL where absent; another one stands in the history
 * @param changeReason why the owner gets a mark at once
 */
record CreateOwner(
        @NotNull UUID communityId,
        @NotNull OwnerKind kind,
        @NotBlank @Size(max = 100) @PlainText String name,
        @Size(max = 10) List<@NotBlank @Size(max = 40) String> phones,
        @Email @Size(max = 200) String email,
        @Size(min = 1, max = 40) String identityNumber,
        @Size(max = 7) List<@NotNull Channel> preferredChannels,
        Importance importance,
        Segment segment,
        @Size(max = 1000) String complaintPoints,
        @Size(max = 1000) String specialCircumstances,
        @Size(max = 1000) String note,
        @Valid EmergencyPerson emergencyContact,
        @Size(max = 200) String changeReason) {

    OwnerDetails details() {
        return new OwnerDetails(
                kind,
                name,
                phones == null ? List.of() : phones,
                email,
                identityNumber,
                preferredChannels == null ? List.of() : preferredChannels,
                importance,
                segment,
                complaintPoints,
                specialCircumstances,
                note,
                emergencyContact == null ? null : emergencyContact.contact());
    }
}
