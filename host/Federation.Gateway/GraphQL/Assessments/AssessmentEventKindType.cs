using Federation.Registry.Assessments;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Assessments;

internal sealed class AssessmentEventKindType : EnumerationGraphType
{
    public AssessmentEventKindType()
    {
        Name = "AssessmentEventKind";
        Description = "What happened to an application.";
        Add("OPENED", AssessmentEventKind.Opened, "It was begun.");
        Add("ANSWERED", AssessmentEventKind.Answered, "A criterion was answered.");
        Add("ANSWER_TAKEN", AssessmentEventKind.AnswerTaken, "An answer was taken back.");
        Add("FILE_ADDED", AssessmentEventKind.FileAdded, "A file was added.");
        Add("FILE_TAKEN", AssessmentEventKind.FileTaken, "A file was taken away.");
        Add("CONTROL_PROVEN", AssessmentEventKind.ControlProven, "It was shown that the applicant speaks for the centre.");
        Add("SUBMITTED", AssessmentEventKind.Submitted, "It was handed in.");
        Add("ASSIGNED", AssessmentEventKind.Assigned, "An assessor took it.");
        Add("JUDGED", AssessmentEventKind.Judged, "An answer was judged.");
        Add("MORE_ASKED", AssessmentEventKind.MoreAsked, "The applicant was asked for more.");
        Add("PROPOSED", AssessmentEventKind.Proposed, "Levels were proposed to a second assessor.");
        Add("RETURNED", AssessmentEventKind.Returned, "The second assessor did not agree.");
        Add("GRANTED", AssessmentEventKind.Granted, "The label was granted.");
        Add("REFUSED", AssessmentEventKind.Refused, "It was refused.");
        Add("APPEALED", AssessmentEventKind.Appealed, "The applicant appealed.");
        Add("REOPENED", AssessmentEventKind.Reopened, "The appeal was allowed: others assess it again.");
        Add("DISMISSED", AssessmentEventKind.Dismissed, "The appeal was dismissed.");
        Add("WITHDRAWN", AssessmentEventKind.Withdrawn, "The applicant took it back.");
        Add("LAPSED", AssessmentEventKind.Lapsed, "Its time ran out.");
    }
}
