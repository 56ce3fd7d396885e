using Federation.Cluster.Matching;
using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class MatchResultType : ResultType<MatchDecidedType>
{
    public MatchResultType()
        : base("MatchResult", "What became of a decision about matching.")
    {
        Or<RefusedType>();
    }
}

/// <summary>Its source is an answer that is no refusal.</summary>
internal sealed class MatchDecidedType : ObjectGraphType<MatchAnswer>
{
    public MatchDecidedType()
    {
        Name = "MatchDecided";
        Description = "A decision about matching was made.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<RegroupingType>>>>("regroupings").Description("What went over at once; empty where nothing had to.").Resolve(context => context.Source.Regroupings);
    }
}
