using Federation.Cluster.Labels.Assessments;
using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Assessments;

/// <param name="View">After it.</param>
internal sealed record AssessmentDone(AssessmentView View);

internal sealed class AssessmentResultType : ResultType<AssessmentDoneType>
{
    public AssessmentResultType()
        : base("AssessmentResult", "What became of something that was to happen to an application.")
    {
        Or<RefusedType>();
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
