using Federation.Registry.Assessments;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Assessments;

internal sealed class AssessmentStageType : EnumerationGraphType
{
    public AssessmentStageType()
    {
        Name = "AssessmentStage";
        Description = "Where an application for the label stands.";
        Add("DRAFT", AssessmentStage.Draft, "The applicant fills it in.");
        Add("SUBMITTED", AssessmentStage.Submitted, "It waits for an assessor to take it.");
        Add("IN_REVIEW", AssessmentStage.InReview, "An assessor looks at it, criterion by criterion.");
        Add("MORE_ASKED", AssessmentStage.MoreAsked, "The applicant is asked for more.");
        Add("PROPOSED", AssessmentStage.Proposed, "The first assessor would give a level 3, and a second one has to agree.");
        Add("GRANTED", AssessmentStage.Granted, "The label is awarded.");
        Add("REFUSED", AssessmentStage.Refused, "It is not. An appeal is possible for 30 days.");
        Add("APPEALED", AssessmentStage.Appealed, "The applicant appeals; somebody who had no part in the refusal decides.");
        Add("DISMISSED", AssessmentStage.Dismissed, "The refusal stood.");
        Add("WITHDRAWN", AssessmentStage.Withdrawn, "The applicant took it back.");
        Add("LAPSED", AssessmentStage.Lapsed, "Its time ran out while the applicant had to do something.");
    }
}
