package com.offsideventures.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Submission;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What users change of themselves.
 *
 * @param user the given ones of first name, last name and username
 * @param profile the given fields of the profile
 */
record OwnUserChange(Draft user, Draft profile) {

    private static final String PROFILE = "profile";

    /** @throws Problem 422 with all that is wrong */
    static OwnUserChange read(JsonNode body) {
        Submission user = User.OWN.readPatch(body);
        JsonNode nested = body.get(PROFILE);
        List<FieldError> errors = new ArrayList<>(user.errors());
        Draft profile = Draft.empty();
        if (nested != null && nested.isObject()) {
            Submission inside = Profile.OWN.readPatch(nested);
            inside.errors().forEach(error -> errors.add(error.inside(PROFILE)));
            profile = inside.draft();
        } else if (nested != null) {
            errors.add(FieldError.body(PROFILE, "dict_type", "Input should be a valid dictionary"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new OwnUserChange(user.draft(), profile);
    }

    /** The body, for the API description. */
    record Body(
            @JsonInclude(JsonInclude.Include.NON_NULL) String firstName,
            @JsonInclude(JsonInclude.Include.NON_NULL) String lastName,
            @JsonInclude(JsonInclude.Include.NON_NULL) String username,
            @JsonInclude(JsonInclude.Include.NON_NULL) Part profile) {}

    /** The profile in the body, for the API description. */
    record Part(
            @JsonInclude(JsonInclude.Include.NON_NULL) String jobTitle,
            @JsonInclude(JsonInclude.Include.NON_NULL) String phone,
            @JsonInclude(JsonInclude.Include.NON_NULL) String avatarUrl,
            @JsonInclude(JsonInclude.Include.NON_NULL) String bio) {}
}
