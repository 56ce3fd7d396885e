using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Assessments;

/// <param name="View">After it.</param>
internal sealed record AssessmentDone(AssessmentView View);

/// <param name="View">As it stands; null for whoever may not read it, and where there is none.</param>
internal sealed record AssessmentRefused(string Code, string Message, AssessmentView? View) : Refusal(Code, Message);

internal sealed class AssessmentResultType : ResultType<AssessmentDoneType>
{
    public AssessmentResultType()
        : base("AssessmentResult", "What became of something that was to happen to an application.")
    {
        Or<AssessmentRefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class AssessmentDoneType : ObjectGraphType<AssessmentDone>
{
    public AssessmentDoneType()
    {
        Name = "AssessmentDone";
        Description = "It happened.";
        Field<NonNullGraphType<AssessmentType>>("assessment").Description("The application after it.").Resolve(context => context.Source.View);
    }
}

internal sealed class AssessmentRefusedType : RefusalType<AssessmentRefused>
{
    public AssessmentRefusedType(ProblemCatalogue remedies)
        : base(remedies, "AssessmentRefused", "It cannot happen, for example because something else happened first.") =>
        Field<AssessmentType>("application").Description("The application as it stands, with the version to decide on; null for whoever may not read it.").Resolve(context => context.Source.View);
}
