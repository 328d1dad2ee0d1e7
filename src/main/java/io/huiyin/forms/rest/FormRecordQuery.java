package io.huiyin.forms.rest;

import io.huiyin.forms.FormRecordFilter;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of records can be narrowed by. */
public class FormRecordQuery {

    @QueryParam("communityId")
    public UUID communityId;

    @QueryParam("formId")
    public UUID formId;

    @QueryParam("ownerId")
    public UUID ownerId;

    @QueryParam("houseId")
    public UUID houseId;

    @Parameter(description = "The first day that records are about")
    @QueryParam("from")
    public LocalDate from;

    @Parameter(description = "The last day that records are about")
    @QueryParam("to")
    public LocalDate to;

    FormRecordFilter filter() {
        return new FormRecordFilter(communityId, formId, ownerId, houseId, from, to);
    }
}
