using Federation.Cluster.Members.Visits.Statements;
using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Statements;

internal sealed class VisitDisputeResultType : ResultType<VisitDisputedType>
{
    public VisitDisputeResultType()
        : base("VisitDisputeResult", "What became of a dispute, or of its answer.")
    {
        Or<RefusedType>();
        Or<NotFoundType>();
    }
}

/// <param name="Dispute">After the command.</param>
internal sealed record VisitDisputed(VisitDispute Dispute);

internal sealed class VisitDisputedType : ObjectGraphType<VisitDisputed>
{
    public VisitDisputedType()
    {
        Name = "VisitDisputed";
        Description = "A dispute is as the command wants it.";
        Field<NonNullGraphType<VisitDisputeType>>("dispute").Description("The dispute after it.").Resolve(context => context.Source.Dispute);
    }
}
